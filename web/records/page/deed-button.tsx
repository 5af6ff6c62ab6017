import type { ReactNode } from 'react';

import { Button, IconButton, Menu, type ButtonVariant, type MenuItem } from '#web/kit/index.ts';

import { useOffer, type ScreenDeed } from '../data/standing.ts';

/** A button that the palette offers as well, for as long as it is there to be pressed. */
export const DeedButton = (props: {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress: () => void;
  readonly variant?: ButtonVariant;
  readonly pending?: boolean;
  /** The icon alone on a phone, where others stand beside it. */
  readonly compact?: boolean;
}) => {
  const { id, label, icon, onPress, compact = false, pending = false, ...rest } = props;
  useOffer(() => (pending ? [] : [{ id, label, icon, run: onPress }]));
  return (
    <Button {...rest} icon={icon} pending={pending} onPress={onPress}>
      {compact ? <span className="max-sm:sr-only">{label}</span> : label}
    </Button>
  );
};

/** A menu whose entries the palette offers as well. */
export const DeedMenu = (props: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly items: readonly MenuItem[];
}) => {
  const { label, icon, items } = props;
  useOffer(() => deedsOf(items), 'last');
  return (
    <Menu
      label={label}
      placement="bottom end"
      items={items}
      trigger={<IconButton label={label} icon={icon} placement="bottom" />}
    />
  );
};

const deedsOf = (items: readonly MenuItem[]): readonly ScreenDeed[] =>
  items.flatMap(({ id, label, icon, onSelect, disabled }) =>
    onSelect && !disabled ? [{ id, label, icon, run: onSelect }] : [],
  );
