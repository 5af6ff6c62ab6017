import type { ReactNode } from 'react';
import { X } from 'lucide-react';
import { Dialog as AriaDialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';

import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { IconButton } from './icon-button.tsx';
import { useWords } from './locale.tsx';

const words = {
  close: { fa: 'بستن', en: 'Close' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
};

export const veilClass =
  'fixed inset-0 z-40 h-(--visual-viewport-height) bg-veil transition-opacity duration-(--calm) data-entering:opacity-0 data-exiting:opacity-0';

type Content = ReactNode | ((close: () => void) => ReactNode);

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
};

const sizes = { small: 'max-w-sm', medium: 'max-w-lg', large: 'max-w-3xl' };

const filled = (content: Content, close: () => void): ReactNode =>
  typeof content === 'function' ? content(close) : content;

/** A question or short form over the page. */
export const Dialog = (props: DialogProps) => {
  const overlay = <DialogOverlay {...props} />;
  if (props.trigger === undefined) return overlay;
  return (
    <DialogTrigger isOpen={props.open} onOpenChange={props.onOpenChange}>
      {props.trigger}
      {overlay}
    </DialogTrigger>
  );
};

const DialogOverlay = (props: DialogProps) => {
  const {
    title,
    children,
    actions,
    trigger,
    open,
    onOpenChange,
    size = 'medium',
    dismissable = true,
  } = props;
  const text = useWords(words);
  const own = trigger === undefined ? { isOpen: open, onOpenChange } : {};
  return (
    <ModalOverlay
      {...own}
      isDismissable={dismissable}
      isKeyboardDismissDisabled={!dismissable}
      className={classes(
        veilClass,
        'flex items-start justify-center overflow-y-auto overscroll-contain p-4 pt-[10vh] max-sm:items-end max-sm:p-0',
      )}
    >
      <Modal
        className={classes(
          'w-full rounded-card bg-surface-1 shadow-float transition-[opacity,translate] duration-(--calm) data-entering:translate-y-2 data-entering:opacity-0 data-exiting:opacity-0 max-sm:max-w-none max-sm:rounded-b-none max-sm:rounded-t-sheet',
          sizes[size],
        )}
      >
        <AriaDialog className="flex max-h-[80vh] flex-col outline-none">
          {({ close }) => (
            <>
              <header className="flex items-center gap-2 ps-5 pe-3 pt-3 pb-1">
                <Heading slot="title" className="min-w-0 flex-1 text-lg leading-title font-strong">
                  {title}
                </Heading>
                <IconButton
                  slot={null}
                  label={text.close}
                  icon={<X size={16} />}
                  onPress={close}
                  placement="bottom"
                />
              </header>
              <div className="min-h-0 overflow-y-auto overscroll-contain px-5 py-2">
                {filled(children, close)}
              </div>
              {actions === undefined ? (
                <div className="pb-3" />
              ) : (
                <footer className="flex flex-row-reverse flex-wrap gap-2 px-5 pt-3 pb-5">
                  {filled(actions, close)}
                </footer>
              )}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
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
