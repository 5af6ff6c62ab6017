import { useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { ButtonContext, type PressEvent } from 'react-aria-components';

export type Opener = {
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  /** Where in a menu the focus begins: keys know, a mouse does not. */
  readonly begin: 'first' | 'last' | true;
  /** True from the first opening on: what closes is still seen going. */
  readonly asked: boolean;
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly panelId: string;
  /** The trigger, told of what it opens. */
  readonly button: ReactNode;
};

/**
 * A button that opens something. What it opens floats, traps the focus and finds its place, which is more code than a page
 * needs before anybody has pressed: the button stands without it, as react-aria's own triggers would have it.
 */
export const useOpener = (
  trigger: ReactNode,
  kind: 'menu' | 'dialog',
  controlled: {
    readonly open?: boolean | undefined;
    readonly onOpenChange?: ((open: boolean) => void) | undefined;
  } = {},
): Opener => {
  const [own, setOwn] = useState(false);
  const [begin, setBegin] = useState<Opener['begin']>(true);
  const anchor = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  const open = controlled.open ?? own;
  const asked = useAsked(open);
  const setOpen = (next: boolean) => {
    setOwn(next);
    if (next !== open) controlled.onOpenChange?.(next);
  };
  const show = (at: Opener['begin']) => {
    setBegin(at);
    setOpen(!open);
  };
  const pressing =
    kind === 'dialog'
      ? { onPress: () => show(true) }
      : {
          // A mouse opens a menu at once, a finger when it was no scrolling.
          onPressStart: ({ pointerType }: PressEvent) => {
            if (pointerType !== 'touch' && pointerType !== 'keyboard')
              show(pointerType === 'virtual' ? 'first' : true);
          },
          onPress: ({ pointerType }: PressEvent) => {
            if (pointerType === 'touch' || pointerType === 'keyboard')
              show(pointerType === 'keyboard' ? 'first' : true);
          },
          onKeyDown: (event: KeyboardEvent) => {
            if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
            event.preventDefault();
            event.stopPropagation();
            show(event.key === 'ArrowDown' ? 'first' : 'last');
          },
        };
  return {
    open,
    setOpen,
    begin,
    asked,
    anchor,
    panelId,
    button: (
      <ButtonContext
        value={{
          ref: anchor,
          isPressed: open,
          'aria-haspopup': kind,
          'aria-expanded': open,
          ...(open ? { 'aria-controls': panelId } : {}),
          ...pressing,
        }}
      >
        {trigger}
      </ButtonContext>
    ),
  };
};

/** Whether something has been open at all. */
export const useAsked = (open: boolean): boolean => {
  const [asked, setAsked] = useState(open);
  if (open && !asked) setAsked(true);
  return asked || open;
};
