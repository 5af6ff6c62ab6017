import type { ReactNode } from 'react';
import { Check } from 'lucide-react';
import { ListBoxItem, Text } from 'react-aria-components';

import { classes } from './classes.ts';

/** One thing to choose. Names come from people, so they keep their own direction. */
export type Option = {
  readonly id: string;
  readonly label: string;
  /** A second, quiet line: a company, a phone, what the choice means. */
  readonly detail?: string;
  readonly icon?: ReactNode;
  /** Index in the categorical palette, 0 to 9; draws a dot before the label. */
  readonly category?: number;
  readonly disabled?: boolean;
};

export const listClass = 'max-h-80 min-w-44 overflow-auto overscroll-contain p-1 outline-none';

export const itemClass =
  'group/item flex min-h-control items-center gap-2 rounded-control px-2 py-1 leading-title outline-none select-none data-focused:bg-surface-2 data-focus-visible:bg-surface-2 data-hovered:bg-surface-2 data-pressed:bg-surface-3 data-disabled:cursor-not-allowed data-disabled:text-ink-faint';

/** An option inside a list box, with a tick when chosen. */
export const OptionItem = ({ option }: { readonly option: Option }) => (
  <ListBoxItem
    id={option.id}
    textValue={option.label}
    isDisabled={option.disabled}
    className={classes(itemClass, 'cursor-default data-selected:font-medium')}
  >
    <OptionFace option={option} />
    <Check
      aria-hidden="true"
      size={16}
      className="ms-auto shrink-0 text-accent opacity-0 group-data-selected/item:opacity-100"
    />
  </ListBoxItem>
);

/** Icon or dot, label and detail; the same wherever an option is shown. */
export const OptionFace = ({ option }: { readonly option: Option }) => (
  <>
    {option.category === undefined ? option.icon : <CategoryDot category={option.category} />}
    <span className="min-w-0 flex-1">
      <Text slot="label" dir="auto" className="block truncate text-start">
        {option.label}
      </Text>
      {option.detail === undefined ? null : (
        <Text slot="description" className="block truncate text-sm font-normal text-ink-muted">
          <bdi>{option.detail}</bdi>
        </Text>
      )}
    </span>
  </>
);

/** A dot of one of the ten categorical colours; the word beside it carries the meaning. */
export const CategoryDot = ({ category }: { readonly category: number }) => (
  <span aria-hidden="true" data-cat={category} className="size-2 shrink-0 rounded-full bg-cat" />
);
