import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';

import { classes } from './classes.ts';
import { ariaState, FieldLabel, FieldNotes, type FieldProps } from './field.tsx';
import type { Option } from './option.tsx';

export type RadioGroupProps = FieldProps & {
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  /** Side by side, for two or three short ones. */
  readonly inline?: boolean;
};

/** One of two to five, all in sight, each with a line that explains it. */
export const RadioGroup = ({ options, value, onChange, inline, ...field }: RadioGroupProps) => {
  const { autoFocus: _, ...state } = ariaState(field);
  return (
    <AriaRadioGroup
      {...state}
      value={value}
      onChange={onChange}
      orientation={inline ? 'horizontal' : 'vertical'}
    >
      <FieldLabel {...field} />
      <div className={classes('flex', inline ? 'flex-wrap gap-x-6 gap-y-1' : 'flex-col gap-1')}>
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            isDisabled={option.disabled}
            className="group/radio flex items-start gap-2 data-disabled:cursor-not-allowed data-disabled:text-ink-faint pointer-coarse:py-2"
          >
            <span className={markClass} />
            <span>
              <bdi className="block">{option.label}</bdi>
              {option.detail === undefined ? null : (
                <span className="block text-sm leading-title text-ink-muted">{option.detail}</span>
              )}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes {...field} />
    </AriaRadioGroup>
  );
};

const markClass =
  'mt-[calc((1.75em-16px)/2)] size-4 shrink-0 rounded-full border border-line bg-surface-1 transition-[border-width] group-data-hovered/radio:border-ink-faint group-data-selected/radio:border-[5px] group-data-selected/radio:border-accent group-data-invalid/radio:border-danger group-data-disabled/radio:border-surface-3 group-data-disabled/radio:group-data-selected/radio:border-line group-data-focus-visible/radio:outline-2 group-data-focus-visible/radio:outline-offset-2 group-data-focus-visible/radio:outline-accent';
