import type { CSSProperties, ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';

import { classes } from './classes.ts';

export type RowChoice = {
  readonly id: string;
  /** What stands in the cell; nothing that takes a press of its own. */
  readonly content: ReactNode;
  /** The name of its column, read out before the content, and shown on a phone, which has no columns. */
  readonly column?: string;
};

export type ChoiceRowProps = {
  readonly label: string;
  /** `grid-template-columns`: the label's track and one for each choice. */
  readonly columns: string;
  readonly choices: readonly RowChoice[];
  readonly value: string;
  readonly onChange: (id: string) => void;
};

/** One of several values that stand side by side in the columns of a comparison; one below the other on a phone. */
export const ChoiceRow = ({ label, columns, choices, value, onChange }: ChoiceRowProps) => (
  <RadioGroup
    aria-label={label}
    value={value}
    onChange={onChange}
    orientation="horizontal"
    style={{ '--columns': columns } as CSSProperties}
    className="grid gap-x-2 gap-y-1 border-b border-surface-3 py-2 sm:grid-cols-(--columns)"
  >
    <span className="pt-1.5 text-ink-muted max-sm:text-sm">{label}</span>
    {choices.map((choice) => (
      <Radio
        key={choice.id}
        value={choice.id}
        className="group/radio flex min-w-0 cursor-default items-start gap-2 rounded-control px-2 py-1.5 outline-offset-0 transition-colors data-hovered:bg-surface-2 data-selected:bg-accent-soft data-focus-visible:outline-2 data-focus-visible:outline-accent"
      >
        <span className={markClass} />
        <span className="min-w-0 flex-1 group-data-[selected=false]/radio:text-ink-muted">
          {choice.column === undefined ? null : (
            <span className="block text-xs text-ink-muted sm:sr-only">
              <bdi>{choice.column}</bdi>
            </span>
          )}
          {choice.content}
        </span>
      </Radio>
    ))}
  </RadioGroup>
);

const markClass = classes(
  'mt-[calc((1.75em-16px)/2)] size-4 shrink-0 rounded-full border border-line bg-surface-1 transition-[border-width]',
  'group-data-hovered/radio:border-ink-faint group-data-selected/radio:border-[5px] group-data-selected/radio:border-accent',
);
