import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

import { classes, ring } from './classes.ts';

export type SegmentedProps<Id extends string> = {
  /** What is chosen, for screen readers. */
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly fill?: boolean;
};

/** One of two to five ways to look at the same thing, side by side in one control. Arrows choose. */
export const Segmented = <Id extends string>(props: SegmentedProps<Id>) => {
  const { label, options, value, onChange, fill } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find(({ id }) => keys.has(id));
        if (chosen) onChange(chosen.id);
      }}
      className={classes(
        'inline-flex h-control items-stretch rounded-control bg-surface-3/70 p-0.5',
        fill && 'w-full',
      )}
    >
      {options.map(({ id, label: name }) => (
        <ToggleButton
          key={id}
          id={id}
          className={classes(
            'thumb min-w-11 rounded-small px-2.5 whitespace-nowrap text-ink-muted transition-colors data-hovered:text-ink data-selected:bg-surface-1 data-selected:font-medium data-selected:text-ink',
            fill && 'flex-1',
            ring,
          )}
        >
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
