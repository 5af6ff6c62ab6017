import { Check } from 'lucide-react';
import { Label, Radio, RadioGroup } from 'react-aria-components';

import { say } from '#persian/bilingual.ts';

import { categoryNames } from './categorical.ts';
import { useLocale } from './locale.tsx';

export type ColorPickerProps = {
  readonly label: string;
  /** Index in the categorical palette, 0 to 9. */
  readonly value: number | null;
  readonly onChange: (category: number) => void;
};

/** One of the ten categorical colours, each with its name. */
export const ColorPicker = ({ label, value, onChange }: ColorPickerProps) => {
  const { locale } = useLocale();
  return (
    <RadioGroup
      value={value === null ? null : String(value)}
      onChange={(chosen) => onChange(Number(chosen))}
      orientation="horizontal"
      className="flex flex-col gap-1"
    >
      <Label className="text-sm font-medium">{label}</Label>
      <div className="flex flex-wrap gap-1.5">
        {categoryNames.map((name, category) => (
          <Radio
            key={name.en}
            value={String(category)}
            aria-label={say(name, locale)}
            data-cat={category}
            className="grid size-7 place-items-center rounded-full bg-cat text-surface-1 data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent pointer-coarse:size-11"
          >
            {({ isSelected }) => (
              <span title={say(name, locale)} className="grid size-full place-items-center">
                {isSelected ? <Check aria-hidden="true" size={16} strokeWidth={3} /> : null}
              </span>
            )}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
};
