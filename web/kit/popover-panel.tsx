import { Dialog, Popover as AriaPopover } from 'react-aria-components';

import { classes } from './classes.ts';
import { floatClass, type AnchoredPopoverProps } from './popover.tsx';

/** What a popover shows once it was opened. */
export const PopoverPanel = (props: AnchoredPopoverProps & { readonly id?: string }) => {
  const { children } = props;
  return (
    <AriaPopover
      triggerRef={props.anchor}
      isOpen={props.open}
      onOpenChange={props.onOpenChange}
      placement={props.placement ?? 'bottom start'}
      offset={4}
      className={classes(floatClass, 'min-w-48')}
    >
      <Dialog id={props.id} aria-label={props.label} className="p-3 outline-none">
        {/* The dialog's own way to close leads to a trigger of react-aria's, and the button is none. */}
        {typeof children === 'function' ? children(() => props.onOpenChange?.(false)) : children}
      </Dialog>
    </AriaPopover>
  );
};
