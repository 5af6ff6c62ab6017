import { lazy, Suspense, type ReactNode } from 'react';

import { fetchOverlay } from './overlays.ts';
import { useOpener } from './opener.tsx';
import type { PopoverPlacement } from './popover.tsx';

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

const MenuPanel = lazy(async () => ({ default: (await fetchOverlay.menu()).MenuPanel }));

/** Deeds or links, opened from a button. */
export const Menu = ({ trigger, label, placement = 'bottom start', items, groups }: MenuProps) => {
  const opener = useOpener(trigger, 'menu');
  return (
    <>
      {opener.button}
      {opener.asked ? (
        <Suspense>
          <MenuPanel opener={opener} label={label} placement={placement} groups={groups ?? [{ items }]} />
        </Suspense>
      ) : null}
    </>
  );
};
