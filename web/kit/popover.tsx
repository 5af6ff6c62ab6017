import type { ReactNode, RefObject } from 'react';
import { Dialog, DialogTrigger, Popover as AriaPopover } from 'react-aria-components';

import { classes } from './classes.ts';

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

/** A small panel beside what opened it; Escape or a press outside closes it. */
export const Popover = ({
  trigger,
  label,
  placement = 'bottom start',
  open,
  onOpenChange,
  children,
}: PopoverProps) => (
  <DialogTrigger isOpen={open} onOpenChange={onOpenChange}>
    {trigger}
    <AriaPopover placement={placement} offset={4} className={classes(floatClass, 'min-w-48')}>
      <Dialog aria-label={label} className="p-3 outline-none">
        {typeof children === 'function' ? ({ close }) => children(close) : children}
      </Dialog>
    </AriaPopover>
  </DialogTrigger>
);

/** A panel beside an element that is not its trigger (a cell, a point of a chart); the caller opens and closes it. */
export const AnchoredPopover = (
  props: Omit<PopoverProps, 'trigger' | 'open'> & {
    readonly anchor: RefObject<Element | null>;
    readonly open: boolean;
  },
) => (
  <AriaPopover
    triggerRef={props.anchor}
    isOpen={props.open}
    onOpenChange={props.onOpenChange}
    placement={props.placement ?? 'bottom start'}
    offset={4}
    className={classes(floatClass, 'min-w-48')}
  >
    <Dialog aria-label={props.label} className="p-3 outline-none">
      {typeof props.children === 'function'
        ? ({ close }) => (props.children as (close: () => void) => ReactNode)(close)
        : props.children}
    </Dialog>
  </AriaPopover>
);
