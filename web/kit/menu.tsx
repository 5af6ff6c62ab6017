import type { ReactNode } from 'react';
import { Check } from 'lucide-react';
import {
  Header,
  Keyboard,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
  Text,
} from 'react-aria-components';

import { classes } from './classes.ts';
import { itemClass, listClass } from './option.tsx';
import { floatClass, type PopoverPlacement } from './popover.tsx';

export type MenuItem = {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly detail?: string;
  /** Shown at the inline end; the key itself is the screen's business. */
  readonly shortcut?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** Draws a tick; for choices such as the language. */
  readonly checked?: boolean;
  readonly href?: string;
  readonly onSelect?: () => void;
};

export type MenuGroup = { readonly title?: string; readonly items: readonly MenuItem[] };

export type MenuProps = {
  /** What opens it: a Button or IconButton. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly placement?: PopoverPlacement;
} & (
  | { readonly items: readonly MenuItem[]; readonly groups?: never }
  | { readonly groups: readonly MenuGroup[]; readonly items?: never }
);

/** Deeds or links, opened from a button. */
export const Menu = ({ trigger, label, placement = 'bottom start', items, groups }: MenuProps) => {
  const sections = groups ?? [{ items }];
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement={placement} offset={4} className={floatClass}>
        <AriaMenu aria-label={label} className={classes(listClass, 'max-h-[60vh]')}>
          {sections.flatMap((section, index) => [
            index === 0 ? null : <Separator key={`line-${index}`} className="my-1 h-px bg-surface-3" />,
            <MenuSection key={`section-${index}`} aria-label={section.title ?? label}>
              {section.title === undefined ? null : (
                <Header className="px-2 pt-1 text-xs text-ink-muted">{section.title}</Header>
              )}
              {section.items.map((item) => (
                <Item key={item.id} item={item} />
              ))}
            </MenuSection>,
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
};

const Item = ({ item }: { readonly item: MenuItem }) => (
  <AriaMenuItem
    id={item.id}
    textValue={item.label}
    href={item.href}
    isDisabled={item.disabled}
    onAction={item.onSelect}
    className={classes(
      itemClass,
      item.danger ? 'text-danger' : item.disabled ? null : 'text-ink',
      'no-underline',
    )}
  >
    {item.icon === undefined ? null : (
      <span className="grid size-4 shrink-0 place-items-center">{item.icon}</span>
    )}
    <span className="min-w-0 flex-1">
      <Text slot="label" className="block truncate">
        {item.label}
      </Text>
      {item.detail === undefined ? null : (
        <Text slot="description" className="block truncate text-sm text-ink-muted">
          {item.detail}
        </Text>
      )}
    </span>
    {item.shortcut === undefined ? null : (
      <Keyboard dir="ltr" className="ms-4 font-sans text-xs text-ink-faint">
        {item.shortcut}
      </Keyboard>
    )}
    {item.checked ? <Check aria-hidden="true" size={16} className="shrink-0 text-accent" /> : null}
  </AriaMenuItem>
);
