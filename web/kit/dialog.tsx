import { lazy, Suspense, type ReactNode } from 'react';

import { Button } from './button.tsx';
import { useWords } from './locale.tsx';
import { fetchOverlay } from './overlays.ts';
import { useAsked, useOpener } from './opener.tsx';

const words = { cancel: { fa: 'انصراف', en: 'Cancel' } };

export const veilClass =
  'fixed inset-0 z-40 h-(--visual-viewport-height) bg-veil transition-opacity duration-(--calm) data-entering:opacity-0 data-exiting:opacity-0';

export type Content = ReactNode | ((close: () => void) => ReactNode);

export type DialogProps = {
  readonly title: string;
  readonly children: Content;
  /** Buttons at the inline end of the foot; the primary one first. */
  readonly actions?: Content;
  /** What opens it. Leave it out and give `open`, where something else does. */
  readonly trigger?: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly size?: 'small' | 'medium' | 'large';
  /** False while a form inside has unsaved work: only its own buttons close it then. */
  readonly dismissable?: boolean;
  /** Nothing inside takes the focus: the text itself does, so that keys scroll it. */
  readonly isText?: boolean;
};

const DialogPanel = lazy(async () => ({ default: (await fetchOverlay.dialog()).DialogPanel }));

/** A question or short form over the page. */
export const Dialog = (props: DialogProps) => {
  const opener = useOpener(props.trigger, 'dialog', props);
  const asked = useAsked(opener.open);
  return (
    <>
      {props.trigger === undefined ? null : opener.button}
      {asked ? (
        <Suspense>
          <DialogPanel {...props} open={opener.open} onOpenChange={opener.setOpen} />
        </Suspense>
      ) : null}
    </>
  );
};

export type ConfirmDialogProps = {
  readonly title: string;
  /** What will happen and whether it can be undone. */
  readonly children: ReactNode;
  /** The verb of the deed («حذف»، «لغو سفارش»). */
  readonly action: string;
  readonly danger?: boolean;
  readonly pending?: boolean;
  readonly trigger?: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  /** The dialog closes when what it returns is done; it stays open when that fails. */
  readonly onConfirm: () => void | Promise<void>;
};

/** Asks before what cannot be undone. What can be undone does not ask: it says so in a toast with «واگرد». */
export const ConfirmDialog = (props: ConfirmDialogProps) => {
  const text = useWords(words);
  const { title, children, action, danger, pending, onConfirm } = props;
  const confirm = async (close: () => void) => {
    await onConfirm();
    close();
  };
  return (
    <Dialog
      title={title}
      trigger={props.trigger}
      open={props.open}
      onOpenChange={props.onOpenChange}
      size="small"
      actions={(close) => (
        <>
          <Button
            variant={danger ? 'danger' : 'primary'}
            pending={pending}
            onPress={() => void confirm(close)}
          >
            {action}
          </Button>
          <Button variant="quiet" onPress={close} autoFocus={danger}>
            {text.cancel}
          </Button>
        </>
      )}
    >
      {children}
    </Dialog>
  );
};
