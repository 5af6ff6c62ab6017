import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Mail, MessageSquareText } from 'lucide-react';

import { Badge, Bidi, Button, Link, showToast, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, useMe, usePhoneFormat, useTakeBack, useUndoable } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { Part } from '../list.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { channelsKey, channelsQuery, type ChannelSummary } from './data.ts';
import { MailForm } from './mail-form.tsx';
import { SmsForm } from './sms-form.tsx';
import { Trial } from './trial.tsx';

const words = {
  title: { fa: 'راه‌های ارسال', en: 'Mail and SMS' },
  mail: { fa: 'رایانامه', en: 'E-mail' },
  mailHint: {
    fa: 'دعوت‌ها، گذرواژهٔ تازه، اعلان‌ها و چکیدهٔ روزانه از این سرور فرستاده می‌شود.',
    en: 'Invitations, new passwords, notifications and daily digests leave by this server.',
  },
  sms: { fa: 'پیامک', en: 'SMS' },
  smsHint: {
    fa: 'با حساب کاوه‌نگار. برای دعوت، گذرواژهٔ تازه و اعلان‌های کسانی که پیامک خواسته‌اند.',
    en: 'By an account at Kavenegar. For invitations, new passwords and whoever wants notifications by SMS.',
  },
  own: { fa: 'تنظیم همین فضا', en: 'This workspace’s own' },
  installation: { fa: 'تنظیم نصب', en: 'The installation’s' },
  none: { fa: 'تنظیم نشده', en: 'Not set up' },
  noneHint: {
    fa: 'تا تنظیم نشود چیزی از این راه بیرون نمی‌رود؛ پیوند دعوت‌ها را خودتان می‌رسانید.',
    en: 'Nothing leaves this way until it is set up; you pass on invitation links yourself.',
  },
  sender: { fa: 'فرستنده', en: 'Sender' },
  server: { fa: 'سرور', en: 'Server' },
  change: { fa: 'تغییر', en: 'Change' },
  setUp: { fa: 'تنظیم کردن', en: 'Set up' },
  remove: { fa: 'برداشتن', en: 'Remove' },
  removed: {
    fa: 'برداشته شد. از این پس پیام‌ها با تنظیم خود سرور می‌رود، اگر تنظیمی داشته باشد.',
    en: 'Removed. Messages leave by the installation’s setting, if there is one.',
  },
  notRemoved: { fa: 'برداشته نشد', en: 'Not removed' },
  saved: { fa: 'ذخیره شد. یک پیام آزمایشی بفرستید.', en: 'Saved. Send a trial message.' },
  onlyAdmin: { fa: 'تغییر آن با مدیر فضای کار است.', en: 'Only an administrator changes it.' },
  sent: { fa: 'پیام‌های ارسالی', en: 'Sent messages' },
};

/** How mail and SMS leave, and whether they do. */
const ChannelsPage = () => {
  const text = useWords(words);
  const channels = useQuery(channelsQuery);
  return (
    <SettingsPage
      section="/settings/channels"
      title={text.title}
      actions={<Link href="/settings/messages">{text.sent}</Link>}
    >
      <Waiting query={channels} rows={3}>
        {(found) => found.map((one) => <Channel key={one.channel} summary={one} />)}
      </Waiting>
    </SettingsPage>
  );
};

const Channel = ({ summary }: { readonly summary: ChannelSummary }) => {
  const { channel, source, from, host, port } = summary;
  const text = useWords(words);
  const { digits } = useLocale();
  const phone = usePhoneFormat(digits);
  const { abilities } = useMe();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const Icon = channel === 'mail' ? Mail : MessageSquareText;
  const Form = channel === 'mail' ? MailForm : SmsForm;

  const readAnew = () => client.invalidateQueries({ queryKey: channelsKey });
  const undoably = useUndoable(readAnew);
  const takeBack = useTakeBack(readAnew);
  const undo = () => callApi(`/channels/${channel}/restoration`, { method: 'POST' });
  const remove = () =>
    undoably({
      run: () => callApi(`/channels/${channel}`, { method: 'DELETE' }),
      done: text.removed,
      failed: text.notRemoved,
      undo,
    });

  return (
    <Part title={text[channel]} hint={channel === 'mail' ? text.mailHint : text.smsHint}>
      <div className="flex flex-col gap-4 rounded-card bg-surface-1 p-4">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span className="text-accent">
            <Icon aria-hidden="true" size={20} />
          </span>
          <Badge tone={source === 'none' ? 'neutral' : 'success'}>{text[source]}</Badge>
          <div className="min-w-0 flex-1 basis-56">
            {source === 'none' ? (
              <p className="text-sm text-pretty text-ink-muted">{text.noneHint}</p>
            ) : (
              <dl className="flex flex-wrap gap-x-6 text-sm">
                <Fact name={text.sender}>
                  {channel === 'sms' ? <Bidi>{phone(from ?? '')}</Bidi> : <MailSender from={from ?? ''} />}
                </Fact>
                {host === undefined ? null : (
                  <Fact name={text.server}>
                    <Bidi>{port === undefined ? host : `${host}:${port}`}</Bidi>
                  </Fact>
                )}
              </dl>
            )}
          </div>
          {abilities.admin ? (
            <div className="flex gap-2">
              {source === 'own' ? (
                <Button variant="quiet" onPress={() => void remove()}>
                  {text.remove}
                </Button>
              ) : null}
              <Button onPress={() => setOpen(true)}>{source === 'own' ? text.change : text.setUp}</Button>
            </div>
          ) : (
            <span className="text-sm text-ink-muted">{text.onlyAdmin}</span>
          )}
        </div>
        {source === 'none' ? null : <Trial channel={channel} />}
      </div>
      {open ? (
        <Form
          summary={summary}
          onClose={() => setOpen(false)}
          onSaved={() => {
            setOpen(false);
            showToast({ message: text.saved, undo: takeBack(undo) });
            void readAnew();
          }}
        />
      ) : null}
    </Part>
  );
};

/** «شرکت آوند ‎info@avand.ir‎»: the name in its own direction, the address left to right. */
const MailSender = ({ from }: { readonly from: string }) => {
  const [, name = '', address = from] = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(from) ?? [];
  return (
    <>
      {name === '' ? null : <bdi>{name} </bdi>}
      <Bidi>{address}</Bidi>
    </>
  );
};

const Fact = ({ name, children }: { readonly name: string; readonly children: React.ReactNode }) => (
  <div className="flex min-w-0 gap-2">
    <dt className="text-ink-muted">{name}</dt>
    <dd className="min-w-0 break-all">{children}</dd>
  </div>
);

export default ChannelsPage;
