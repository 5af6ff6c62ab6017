import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { toLatinDigits } from '#persian/digits.ts';
import { Bidi, Button, Spinner, TextField, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, useDeed, useMe } from '#web/records/index.ts';

import type { ChannelName, OutgoingMessage } from './data.ts';

const words = {
  mailTo: { fa: 'آزمایش: رایانامه به', en: 'Trial: mail to' },
  smsTo: { fa: 'آزمایش: پیامک به', en: 'Trial: SMS to' },
  send: { fa: 'فرستادن پیام آزمایشی', en: 'Send a trial message' },
  going: { fa: 'در راه است…', en: 'It is on its way…' },
  later: {
    fa: 'هنوز نرفته است؛ چند بار دیگر هم تلاش می‌شود:',
    en: 'It has not gone yet and will be tried again:',
  },
  sent: { fa: 'رفت. صندوق گیرنده را ببینید.', en: 'It has gone. Look into the recipient’s mailbox.' },
  failed: { fa: 'نرفت:', en: 'It did not go:' },
  unsendable: {
    fa: 'نرفت: این راه ارسال هنوز تنظیم نشده است.',
    en: 'It did not go: this channel is not set up yet.',
  },
};

/** Sends one message and waits to see what comes of it. */
export const Trial = ({ channel }: { readonly channel: ChannelName }) => {
  const text = useWords(words);
  const { person } = useMe();
  const deed = useDeed();
  const kind = channel === 'mail' ? 'email' : 'mobile';
  const [to, setTo] = useState(person.identifiers.find((one) => one.kind === kind)?.value ?? '');
  const [id, setId] = useState<string | null>(null);
  const send = () =>
    deed.run(async () => {
      setId(null);
      const made = await callApi<{ id: string }>(`/channels/${channel}/trial`, {
        method: 'POST',
        body: { to: channel === 'sms' ? international(to) : to.trim() },
      });
      setId(made.id);
      deed.clear();
    });
  return (
    <form
      className="flex flex-col gap-2 border-t border-surface-2 pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-0 flex-1 basis-56">
          <TextField
            label={channel === 'mail' ? text.mailTo : text.smsTo}
            kind={channel === 'mail' ? 'email' : 'phone'}
            value={to}
            onChange={setTo}
          />
        </div>
        <Button type="submit" pending={deed.pending} disabled={to.trim() === ''}>
          {text.send}
        </Button>
      </div>
      <div aria-live="polite" className="text-sm empty:hidden">
        {deed.problem ? <Outcome bad>{deed.errorOf('to') ?? deed.problem.detail}</Outcome> : null}
        {id === null ? null : <Fate key={id} id={id} />}
      </div>
    </form>
  );
};

/** «۰۹۱۲ ۱۲۳ ۴۵۶۷» as the network writes it. */
const international = (typed: string): string =>
  toLatinDigits(typed)
    .replaceAll(/[\s()-]/g, '')
    .replace(/^00/, '+')
    .replace(/^0/, '+98');

/** Waits to see what becomes of a message, and says it. */
export const Fate = ({ id }: { readonly id: string }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const { data } = useQuery({
    queryKey: ['outgoing-message', id],
    queryFn: ({ signal }) => callApi<OutgoingMessage>(`/outgoing-messages/${id}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (isOver(state.data) ? false : 1_000),
  });
  if (data === undefined || (!isOver(data) && data.error === null))
    return (
      <span className="flex items-center gap-2 text-ink-muted">
        <Spinner /> {text.going}
      </span>
    );
  if (data.state === 'sent' || data.state === 'delivered') return <Outcome>{text.sent}</Outcome>;
  if (data.state === 'unsendable') return <Outcome bad>{text.unsendable}</Outcome>;
  return (
    <Outcome bad>
      {isOver(data) ? text.failed : text.later} {data.error === null ? null : say(data.error, locale)}{' '}
      {data.errorCode === null ? null : <Bidi code>{data.errorCode}</Bidi>}
    </Outcome>
  );
};

const isOver = (message: OutgoingMessage | undefined): boolean =>
  message !== undefined && !['queued', 'sending'].includes(message.state);

const Outcome = ({
  bad = false,
  children,
}: {
  readonly bad?: boolean;
  readonly children: React.ReactNode;
}) => (
  <p className={`flex items-start gap-2 ${bad ? 'text-danger' : 'text-success'}`}>
    {bad ? (
      <CircleAlert aria-hidden="true" size={16} className="mt-0.5 shrink-0" />
    ) : (
      <CircleCheck aria-hidden="true" size={16} className="mt-0.5 shrink-0" />
    )}
    <span>{children}</span>
  </p>
);
