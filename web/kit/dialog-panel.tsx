import type { ReactNode } from 'react';
import { X } from 'lucide-react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

import { classes } from './classes.ts';
import { veilClass, type Content, type DialogProps } from './dialog.tsx';
import { IconButton } from './icon-button.tsx';
import { useWords } from './locale.tsx';

const words = { close: { fa: 'بستن', en: 'Close' } };

const sizes = { small: 'max-w-sm', medium: 'max-w-lg', large: 'max-w-3xl' };

const filled = (content: Content, close: () => void): ReactNode =>
  typeof content === 'function' ? content(close) : content;

/** What a dialog shows once it was opened. */
export const DialogPanel = (props: DialogProps) => {
  const { title, children, actions, open, onOpenChange, size = 'medium', dismissable = true, isText } = props;
  const text = useWords(words);
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={onOpenChange}
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
              <div
                className="min-h-0 overflow-y-auto overscroll-contain px-5 py-2"
                {...(isText ? { tabIndex: 0, role: 'group', 'aria-label': title } : {})}
              >
                {filled(children, close)}
              </div>
              {actions === undefined ? (
                <div className="pb-3" />
              ) : (
                <footer className="flex flex-row-reverse flex-wrap gap-2 px-5 pt-3 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
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
