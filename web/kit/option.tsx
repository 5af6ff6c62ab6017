import type { ReactNode } from 'react';
import { Check } from 'lucide-react';
import { ListBoxItem, Text } from 'react-aria-components';

import { CategoryDot } from './category-dot.tsx';
import { classes } from './classes.ts';
import { itemClass } from './option-class.ts';

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
      <Text slot="label" className="block truncate own-end">
        <bdi>{option.label}</bdi>
      </Text>
      {option.detail === undefined ? null : (
        <Text slot="description" className="block truncate own-end text-sm font-normal text-ink-muted">
          <bdi>{option.detail}</bdi>
        </Text>
      )}
    </span>
  </>
);
