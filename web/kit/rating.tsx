import { Radio, RadioGroup } from 'react-aria-components';

import { ariaState, FieldLabel, FieldNotes, type FieldProps } from './field.tsx';
import { StarFace, useStarWords } from './stars.tsx';

export type RatingProps = FieldProps & {
  readonly value: number | null;
  readonly onChange?: (value: number) => void;
  /** How many stars there are. */
  readonly most?: number;
};

/** Stars from the reading side; arrow keys give more or fewer. What is only read is `Stars`. */
export const Rating = (props: RatingProps) => {
  const { value, onChange, most = 5 } = props;
  const say = useStarWords(most);
  const stars = Array.from({ length: most }, (_, index) => index + 1);
  return (
    <RadioGroup
      {...ariaState(props)}
      orientation="horizontal"
      value={value === null ? null : String(value)}
      onChange={(next) => onChange?.(Number(next))}
    >
      <FieldLabel {...props} />
      <span className="-ms-1 flex h-control items-center pointer-coarse:-ms-3.5">
        {stars.map((star) => (
          <Radio
            key={star}
            value={String(star)}
            aria-label={say(star)}
            className="grid size-6 cursor-pointer place-items-center rounded-small outline-none data-disabled:cursor-not-allowed data-disabled:opacity-50 data-focus-visible:outline-2 data-focus-visible:outline-accent pointer-coarse:size-11"
          >
            <StarFace full={star <= (value ?? 0)} />
          </Radio>
        ))}
      </span>
      <FieldNotes {...props} />
    </RadioGroup>
  );
};
