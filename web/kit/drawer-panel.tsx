import { X } from 'lucide-react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

import { classes } from './classes.ts';
import { veilClass } from './dialog.tsx';
import type { DrawerProps } from './drawer.tsx';
import { IconButton } from './icon-button.tsx';
import { useWords } from './locale.tsx';

const words = { close: { fa: 'بستن', en: 'Close' } };

/** What a drawer shows once it was opened. */
export const DrawerPanel = (props: DrawerProps) => {
  const { title, children, footer, open, onOpenChange, size = 'medium', dismissable = true } = props;
  const text = useWords(words);
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={onOpenChange}
      isDismissable={dismissable}
      isKeyboardDismissDisabled={!dismissable}
      className={classes(veilClass, 'flex justify-end max-sm:items-end')}
    >
      <Modal
        className={classes(
          'flex h-full w-full flex-col bg-surface-1 shadow-float transition-[translate] duration-(--calm) ease-calm',
          'sm:rounded-s-sheet sm:data-entering:translate-x-full sm:data-exiting:translate-x-full sm:rtl:data-entering:-translate-x-full sm:rtl:data-exiting:-translate-x-full',
          'max-sm:h-auto max-sm:max-h-[88%] max-sm:max-w-none max-sm:rounded-t-sheet max-sm:data-entering:translate-y-full max-sm:data-exiting:translate-y-full',
          size === 'medium' ? 'max-w-md' : 'max-w-3xl',
        )}
      >
        <AriaDialog className="flex min-h-0 flex-1 flex-col outline-none">
          {({ close }) => (
            <>
              <header className="flex items-center gap-2 ps-5 pe-3 pt-3 pb-2">
                <Heading slot="title" className="min-w-0 flex-1 truncate text-lg leading-title font-strong">
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
              <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-5">
                {typeof children === 'function' ? children(close) : children}
              </div>
              {footer === undefined ? null : (
                <footer className="flex flex-row-reverse gap-2 px-5 pt-3 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
                  {typeof footer === 'function' ? footer(close) : footer}
                </footer>
              )}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
};
