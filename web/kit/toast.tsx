import { useEffect, type ReactNode } from 'react';
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastList as ToastList,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';

import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { useWords } from './locale.tsx';

const words = {
  region: { fa: 'پیام‌ها', en: 'Messages' },
  undo: { fa: 'واگرد', en: 'Undo' },
  close: { fa: 'بستن', en: 'Close' },
};

export type ToastTone = 'success' | 'info' | 'warning' | 'danger';

export type ToastMessage = {
  readonly message: ReactNode;
  readonly detail?: ReactNode;
  readonly tone?: ToastTone;
  /** Shows «واگرد»; the toast then stays longer. */
  readonly undo?: () => void | Promise<void>;
  readonly action?: { readonly label: string; readonly onPress: () => void };
};

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 4 });

const lifeMs = { plain: 6_000, withAction: 12_000 };

/**
 * Says what was done, and offers to undo it. A failure stays until it is closed; the rest goes by itself, though not
 * while it is pointed at or focused. Returns a function that takes it away.
 */
export const showToast = (toast: ToastMessage): (() => void) => {
  if (toast.undo) return showUndoable(toast, toast.undo);
  return addToast(toast);
};

const showUndoable = (toast: ToastMessage, undo: () => void | Promise<void>): (() => void) => {
  let close = (): void => undefined;
  const once = offerUndo(() => {
    close();
    return undo();
  });
  close = addToast({ ...toast, undo: once });
  return close;
};

const addToast = (toast: ToastMessage): (() => void) => {
  const acts = toast.undo !== undefined || toast.action !== undefined;
  const timeout = toast.tone === 'danger' ? undefined : acts ? lifeMs.withAction : lifeMs.plain;
  const key = queue.add(toast, { timeout });
  return () => queue.close(key);
};

const mostUndos = 50;
const undos: (() => void | Promise<void>)[] = [];

/** Lets Ctrl-Z take back what was done, newest first, with or without a toast. What it returns does so too, once. */
export const offerUndo = (undo: () => void | Promise<void>): (() => void | Promise<void>) => {
  const once = (): void | Promise<void> => {
    const at = undos.indexOf(once);
    if (at < 0) return undefined;
    undos.splice(at, 1);
    return undo();
  };
  undos.push(once);
  if (undos.length > mostUndos) undos.shift();
  return once;
};

/** Ctrl-Z outside of fields, which have an undo of their own; by place on the keyboard, whatever its layout. */
const useUndoKey = (): void => {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const plain = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (event.code !== 'KeyZ' || !plain || event.defaultPrevented || isWriting(event.target)) return;
      const last = undos.at(-1);
      if (!last) return;
      event.preventDefault();
      void last();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
};

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;

const icons = {
  success: <CircleCheck aria-hidden="true" size={18} className="text-success" />,
  info: <Info aria-hidden="true" size={18} className="text-info" />,
  warning: <TriangleAlert aria-hidden="true" size={18} className="text-warning" />,
  danger: <CircleAlert aria-hidden="true" size={18} className="text-danger" />,
};

/** Where toasts appear: the bottom, at the inline start. One stands at the root of the app. F6 reaches it. */
export const Toasts = () => {
  const text = useWords(words);
  useUndoKey();
  return (
    <ToastRegion
      queue={queue}
      aria-label={text.region}
      className="fixed start-4 bottom-4 z-50 rounded-card outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent max-sm:inset-x-3 max-sm:bottom-[calc(4.5rem+env(safe-area-inset-bottom))]"
    >
      <ToastList<ToastMessage> className="flex flex-col-reverse gap-2">
        {({ toast }) => (
          <AriaToast
            toast={toast}
            className="flex min-w-72 items-center gap-3 rounded-card bg-surface-1 py-2 ps-3 pe-2 shadow-float outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent sm:max-w-md"
          >
            <span className="shrink-0">{icons[toast.content.tone ?? 'success']}</span>
            <ToastContent className="min-w-0 flex-1 leading-title">
              <Text slot="title" className="block">
                {toast.content.message}
              </Text>
              {toast.content.detail === undefined ? null : (
                <Text slot="description" className="block text-sm text-ink-muted">
                  {toast.content.detail}
                </Text>
              )}
            </ToastContent>
            <ToastAction content={toast.content} undoWord={text.undo} close={() => queue.close(toast.key)} />
            <IconButton slot="close" label={text.close} icon={<X size={14} />} size="small" />
          </AriaToast>
        )}
      </ToastList>
    </ToastRegion>
  );
};

const ToastAction = (props: {
  readonly content: ToastMessage;
  readonly undoWord: string;
  readonly close: () => void;
}) => {
  const { undo, action } = props.content;
  const deed = undo === undefined ? action : { label: props.undoWord, onPress: () => void undo() };
  if (deed === undefined) return null;
  return (
    <Button
      slot={null}
      variant="quiet"
      onPress={() => {
        deed.onPress();
        props.close();
      }}
    >
      <span className="text-accent">{deed.label}</span>
    </Button>
  );
};
