import { Check } from 'lucide-react';
import {
  Header,
  Keyboard,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection,
  Popover,
  Separator,
  Text,
} from 'react-aria-components';

import { classes } from './classes.ts';
import type { MenuGroup, MenuItem } from './menu.tsx';
import type { Opener } from './opener.tsx';
import { itemClass, listClass } from './option-class.ts';
import { floatClass, type PopoverPlacement } from './popover.tsx';

/** What a menu shows once it was opened. */
export const MenuPanel = (props: {
  readonly opener: Opener;
  readonly label: string;
  readonly placement: PopoverPlacement;
  readonly groups: readonly MenuGroup[];
}) => {
  const { opener, label, groups } = props;
  return (
    <Popover
      triggerRef={opener.anchor}
      trigger="MenuTrigger"
      aria-label={label}
      isOpen={opener.open}
      onOpenChange={opener.setOpen}
      placement={props.placement}
      offset={4}
      className={floatClass}
    >
      <AriaMenu
        id={opener.panelId}
        aria-label={label}
        autoFocus={opener.begin}
        onClose={() => opener.setOpen(false)}
        className={classes(listClass, 'max-h-[60vh]')}
      >
        {groups.flatMap((section, index) => [
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
