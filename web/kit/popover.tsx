import { lazy, Suspense, type ReactNode, type RefObject } from 'react';

import { fetchOverlay } from './overlays.ts';
import { useAsked, useOpener } from './opener.tsx';

/** What floats above the page: the one shadow, and a short way from where it came. */
export const floatClass =
  'overflow-auto overscroll-contain rounded-card bg-surface-1 shadow-float outline-none transition-[opacity,translate] duration-(--quick) data-entering:opacity-0 data-exiting:opacity-0 data-[placement=bottom]:data-entering:-translate-y-1 data-[placement=top]:data-entering:translate-y-1';

export type PopoverPlacement = 'bottom start' | 'bottom end' | 'bottom' | 'top' | 'start' | 'end';

export type PopoverProps = {
  /** What opens it: a Button or IconButton. */
  readonly trigger: ReactNode;
  /** Named for screen readers. */
  readonly label: string;
  readonly placement?: PopoverPlacement;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
};

const PopoverPanel = lazy(async () => ({ default: (await fetchOverlay.popover()).PopoverPanel }));

/** A small panel beside what opened it; Escape or a press outside closes it. */
export const Popover = ({ trigger, label, placement, open, onOpenChange, children }: PopoverProps) => {
  const opener = useOpener(trigger, 'dialog', { open, onOpenChange });
  return (
    <>
      {opener.button}
      {opener.asked ? (
        <Suspense>
          <PopoverPanel
            anchor={opener.anchor}
            id={opener.panelId}
            label={label}
            placement={placement}
            open={opener.open}
            onOpenChange={opener.setOpen}
          >
            {children}
          </PopoverPanel>
        </Suspense>
      ) : null}
    </>
  );
};

export type AnchoredPopoverProps = Omit<PopoverProps, 'trigger' | 'open' | 'placement'> & {
  readonly anchor: RefObject<Element | null>;
  readonly open: boolean;
  readonly placement?: PopoverPlacement | undefined;
};

/** A panel beside an element that is not its trigger (a cell, a point of a chart); the caller opens and closes it. */
export const AnchoredPopover = (props: AnchoredPopoverProps) =>
  useAsked(props.open) ? (
    <Suspense>
      <PopoverPanel {...props} />
    </Suspense>
  ) : null;
