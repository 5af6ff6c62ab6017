import { useState } from 'react';
import { FileText, Mail, MessageSquareText } from 'lucide-react';

import { counted, say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import {
  Badge,
  Bidi,
  Button,
  Dialog,
  IconButton,
  RelativeDate,
  showToast,
  UserText,
  useLocale,
  useWords,
  type BadgeTone,
} from '#web/kit/index.ts';
import { callApi, isNotThere, tellFailure, usePhoneFormat, useUndoable } from '#web/records/index.ts';

import type { MessageState, OutgoingMessage } from '../channels/data.ts';
import { ListRow, Twofold } from '../list.tsx';

const words = {
  queued: { fa: 'در صف', en: 'Queued' },
  sending: { fa: 'در حال ارسال', en: 'Sending' },
  sent: { fa: 'رفته', en: 'Sent' },
  delivered: { fa: 'رسیده', en: 'Delivered' },
  failed: { fa: 'نرفته', en: 'Failed' },
  cancelled: { fa: 'لغو شده', en: 'Cancelled' },
  unsendable: { fa: 'راهی نبود', en: 'No channel' },
  resend: { fa: 'فرستادن دوباره', en: 'Send again' },
  resent: { fa: 'دوباره در صف ایستاد.', en: 'It stands in the queue again.' },
  notResent: { fa: 'دوباره فرستاده نشد', en: 'It was not sent again' },
  cancel: { fa: 'لغو', en: 'Cancel' },
  cancelled2: { fa: 'لغو شد و دیگر نمی‌رود.', en: 'Cancelled; it will not go.' },
  notCancelled: { fa: 'لغو نشد', en: 'It was not cancelled' },
  show: { fa: 'دیدن متن', en: 'Show the text' },
  text: { fa: 'متن پیام', en: 'The message' },
  forgotten: {
    fa: 'متن این پیام نگه داشته نمی‌شود: پیوند یا کدی در آن بوده است که تنها گیرنده باید ببیند.',
    en: 'Its text is not kept: it held a link or code that only the recipient should see.',
  },
  attempts: {
    fa: (count: string) => `پس از ${count} بار تلاش`,
    en: (count: string) => `after ${counted(count, 'try', 'tries')}`,
  },
};

const tones: Record<MessageState, BadgeTone> = {
  queued: 'info',
  sending: 'info',
  sent: 'success',
  delivered: 'success',
  failed: 'danger',
  cancelled: 'neutral',
  unsendable: 'warning',
};

/** To whom, of what kind, what became of it and why; what can be done about it. */
export const MessageRow = (props: { readonly message: OutgoingMessage; readonly onChanged: () => void }) => {
  const { message, onChanged } = props;
  const { state } = message;
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const phone = usePhoneFormat(digits);
  const [busy, setBusy] = useState(false);
  const Icon = message.channel === 'mail' ? Mail : MessageSquareText;

  const undoably = useUndoable(onChanged);
  const at = `/outgoing-messages/${message.id}`;
  const cancel = async () => {
    setBusy(true);
    await undoably({
      run: () => callApi(`${at}/cancellation`, { method: 'POST' }),
      done: text.cancelled2,
      failed: text.notCancelled,
      undo: () => callApi(`${at}/cancellation`, { method: 'DELETE' }),
    });
    setBusy(false);
  };
  const resend = async () => {
    setBusy(true);
    try {
      await callApi(`${at}/resending`, { method: 'POST' });
      showToast({ message: text.resent });
    } catch (error) {
      tellFailure(text.notResent, error);
    }
    setBusy(false);
    onChanged();
  };

  return (
    <ListRow
      actions={
        <span className="flex items-center justify-end gap-1 sm:min-w-44">
          <TextButton message={message} />
          {state === 'failed' || state === 'unsendable' ? (
            <Button pending={busy} onPress={() => void resend()}>
              {text.resend}
            </Button>
          ) : null}
          {state === 'queued' ? (
            <Button variant="quiet" pending={busy} onPress={() => void cancel()}>
              {text.cancel}
            </Button>
          ) : null}
        </span>
      }
    >
      <span className="text-ink-muted">
        <Icon aria-hidden="true" size={18} />
      </span>
      <Twofold
        title={<Bidi>{message.channel === 'sms' ? phone(message.to) : message.to}</Bidi>}
        detail={
          <>
            {say(message.label, locale)} · <RelativeDate value={message.createdAt} />
          </>
        }
      />
      <span className="flex w-64 min-w-0 flex-col gap-0.5 max-sm:w-full">
        <span>
          <Badge tone={tones[state]}>{text[state]}</Badge>
        </span>
        {message.error === null ? null : (
          <span className="text-sm text-pretty text-ink-muted">
            {say(message.error, locale)}
            {message.attempts > 1 ? ` (${text.attempts(formatNumber(message.attempts, digits))})` : ''}
          </span>
        )}
      </span>
    </ListRow>
  );
};

const TextButton = ({ message }: { readonly message: OutgoingMessage }) => {
  const text = useWords(words);
  const [shown, setShown] = useState<string | null>(null);
  const load = async () => {
    try {
      setShown((await callApi<{ text: string }>(`/outgoing-messages/${message.id}/text`)).text);
    } catch (error) {
      setShown(isNotThere(error) ? text.forgotten : '');
    }
  };
  return (
    <Dialog
      title={message.subject ?? text.text}
      trigger={<IconButton label={text.show} icon={<FileText size={16} />} onPress={() => void load()} />}
    >
      <div className="pb-2 whitespace-pre-wrap">
        <UserText>{shown ?? ''}</UserText>
      </div>
    </Dialog>
  );
};
