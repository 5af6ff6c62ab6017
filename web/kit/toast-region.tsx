import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastList as ToastList,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaRegion,
} from 'react-aria-components';

import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { useWords } from './locale.tsx';
import type { ToastMessage } from './toast.tsx';

const words = {
  region: { fa: 'پیام‌ها', en: 'Messages' },
  undo: { fa: 'واگرد', en: 'Undo' },
  close: { fa: 'بستن', en: 'Close' },
};

export const toasts = new ToastQueue<ToastMessage>({ maxVisibleToasts: 4 });

const icons = {
  success: <CircleCheck aria-hidden="true" size={18} className="text-success" />,
  info: <Info aria-hidden="true" size={18} className="text-info" />,
  warning: <TriangleAlert aria-hidden="true" size={18} className="text-warning" />,
  danger: <CircleAlert aria-hidden="true" size={18} className="text-danger" />,
};

/** The region of all toasts and what they show. */
export const ToastRegion = () => {
  const text = useWords(words);
  return (
    <AriaRegion
      queue={toasts}
      aria-label={text.region}
      className="fixed start-[calc(var(--beside)+16px)] bottom-4 z-50 rounded-card outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent max-sm:inset-x-3 max-sm:bottom-[calc(4.5rem+env(safe-area-inset-bottom))]"
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
            <ToastAction content={toast.content} undoWord={text.undo} close={() => toasts.close(toast.key)} />
            <IconButton slot="close" label={text.close} icon={<X size={14} />} size="small" />
          </AriaToast>
        )}
      </ToastList>
    </AriaRegion>
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
