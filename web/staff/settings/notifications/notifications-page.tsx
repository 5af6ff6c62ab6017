import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';

import { Bidi, Button, Link, Switch, Tabs, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, tellFailure, useMe, usePhoneFormat } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { setBrowserNotices, useBrowserNoticesState } from '../../notices/browser-notices.ts';
import { Part } from '../list.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { settingsKey, settingsQuery, type NoticeSettings, type Way, type Wishes } from './data.ts';
import { Matrix } from './matrix.tsx';
import { Times } from './times.tsx';

const words = {
  title: { fa: 'اعلان‌ها', en: 'Notifications' },
  whose: { fa: 'برای چه کسی', en: 'For whom' },
  mine: { fa: 'برای من', en: 'For me' },
  common: { fa: 'پیش‌فرض همه', en: 'Everybody’s default' },
  commonHint: {
    fa: 'هر همکار با این آغاز می‌کند و می‌تواند برای خودش تغییر دهد.',
    en: 'Every member begins with this and may change it for themselves.',
  },
  what: { fa: 'از چه باخبر شوم', en: 'What I am told of' },
  whatAll: { fa: 'از چه باخبر شوند', en: 'What they are told of' },
  when: { fa: 'چه وقت', en: 'When' },
  browser: { fa: 'این مرورگر', en: 'This browser' },
  browserSwitch: { fa: 'اعلان مرورگر', en: 'Browser notifications' },
  browserHint: {
    fa: 'وقتی پیوند در برگهٔ دیگری باز است هم خبر می‌دهد.',
    en: 'Tells you even while Peyvand is open in another tab.',
  },
  blocked: {
    fa: 'در این مرورگر بسته شده است. از تنظیمات همین نشانی در مرورگر، اعلان را مجاز کنید.',
    en: 'Blocked in this browser. Allow notifications for this address in the browser’s settings.',
  },
  missing: {
    fa: 'این مرورگر، یا نشانی بی https، اعلان مرورگر ندارد.',
    en: 'This browser, or an address without https, has no browser notifications.',
  },
  mailTo: { fa: 'رایانامه به', en: 'Mail to' },
  smsTo: { fa: 'پیامک به', en: 'SMS to' },
  noMail: { fa: 'رایانامه‌ای از شما ثبت نشده است.', en: 'No e-mail of yours is known.' },
  noSms: { fa: 'شمارهٔ همراهی از شما ثبت نشده است.', en: 'No mobile number of yours is known.' },
  addOne: { fa: 'افزودن در حساب من', en: 'Add it to my account' },
  mailClosed: { fa: 'راه رایانامه هنوز تنظیم نشده است.', en: 'Mail is not set up yet.' },
  smsClosed: { fa: 'راه پیامک هنوز تنظیم نشده است.', en: 'SMS is not set up yet.' },
  setUp: { fa: 'تنظیم راه‌های ارسال', en: 'Set up channels' },
  reset: { fa: 'برگشت به پیش‌فرض', en: 'Back to the default' },
  notSaved: { fa: 'ذخیره نشد', en: 'Not saved' },
};

/** What one is told of, by which way and when; administrators set what everybody begins with. */
const NotificationsPage = () => {
  const text = useWords(words);
  const { abilities } = useMe();
  const settings = useQuery(settingsQuery);
  const [whose, setWhose] = useState<'mine' | 'common'>('mine');
  return (
    <SettingsPage section="/settings/notifications" title={text.title}>
      {abilities.admin ? (
        <div className="mb-5">
          <Tabs
            label={text.whose}
            selected={whose}
            onSelect={(id) => setWhose(id === 'common' ? 'common' : 'mine')}
            tabs={[
              { id: 'mine', label: text.mine },
              { id: 'common', label: text.common },
            ]}
          />
        </div>
      ) : null}
      <Waiting query={settings} rows={7}>
        {(found) => <Wanted key={whose} settings={found} whose={whose} />}
      </Waiting>
      {whose === 'mine' ? <InThisBrowser /> : null}
    </SettingsPage>
  );
};

const Wanted = ({
  settings,
  whose,
}: {
  readonly settings: NoticeSettings;
  readonly whose: 'mine' | 'common';
}) => {
  const text = useWords(words);
  const client = useQueryClient();
  const isMine = whose === 'mine';
  const said = isMine ? settings.own : settings.common;
  const wishes = isMine ? settings.effective : settings.defaults;

  /** Shown at once, put back where the server refuses. */
  const save = async (next: Wishes, shown: Partial<typeof wishes>) => {
    client.setQueryData<NoticeSettings>(settingsKey, (held) =>
      held
        ? {
            ...held,
            ...(isMine
              ? { own: next, effective: { ...held.effective, ...shown } }
              : { common: next, defaults: { ...held.defaults, ...shown } }),
          }
        : held,
    );
    try {
      const path = isMine ? '/notifications/settings' : '/notifications/defaults';
      client.setQueryData(settingsKey, await callApi<NoticeSettings>(path, { method: 'PUT', body: next }));
    } catch (error) {
      client.setQueryData(settingsKey, settings);
      tellFailure(text.notSaved, error);
    }
  };

  const closed = new Set<Way>();
  if (!settings.mail.open || (isMine && settings.mail.to === null)) closed.add('mail');
  if (!settings.sms.open || (isMine && settings.sms.to === null)) closed.add('sms');
  const hasSaid = Object.keys(said.kinds).length > 0 || said.quiet !== undefined || said.digest !== undefined;

  return (
    <>
      <Part
        title={isMine ? text.what : text.whatAll}
        hint={isMine ? <Ways settings={settings} /> : text.commonHint}
        actions={
          hasSaid ? (
            <Button variant="quiet" onPress={() => void save({ kinds: {} }, isMine ? settings.defaults : {})}>
              {text.reset}
            </Button>
          ) : undefined
        }
      >
        <Matrix
          settings={settings}
          wishes={wishes}
          closed={closed}
          onChange={(kind, way, on) =>
            void save(
              { ...said, kinds: { ...said.kinds, [kind]: { ...said.kinds[kind], [way]: on } } },
              {
                kinds: {
                  ...wishes.kinds,
                  [kind]: { ...(wishes.kinds[kind] ?? { app: true, mail: false, sms: false }), [way]: on },
                },
              },
            )
          }
        />
      </Part>
      <Part title={text.when}>
        <Times wishes={wishes} onChange={(change) => void save({ ...said, ...change }, change)} />
      </Part>
    </>
  );
};

/** Where mail and SMS would go, or why they cannot. */
const Ways = ({ settings: { mail, sms } }: { readonly settings: NoticeSettings }) => {
  const text = useWords(words);
  const { digits } = useLocale();
  const phone = usePhoneFormat(digits);
  const { abilities } = useMe();
  const mayOpen = abilities.admin || abilities.deeds.includes('channels.change');
  const line = (
    outlet: typeof mail,
    to: string,
    missing: string,
    closed: string,
    shown: (value: string) => string,
  ) => {
    if (!outlet.open)
      return (
        <>
          {closed} {mayOpen ? <Link href="/settings/channels">{text.setUp}</Link> : null}
        </>
      );
    if (outlet.to === null)
      return (
        <>
          {missing} <Link href="/settings/account">{text.addOne}</Link>
        </>
      );
    return (
      <>
        {to} <Bidi code>{shown(outlet.to)}</Bidi>
      </>
    );
  };
  return (
    <>
      <span className="block">{line(mail, text.mailTo, text.noMail, text.mailClosed, (value) => value)}</span>
      <span className="block">{line(sms, text.smsTo, text.noSms, text.smsClosed, phone)}</span>
    </>
  );
};

/** Asks for the browser's permission only when it is turned on. */
const InThisBrowser = () => {
  const text = useWords(words);
  const state = useBrowserNoticesState();
  return (
    <Part title={text.browser}>
      <div className="rounded-card bg-surface-1 p-4">
        {state === 'blocked' || state === 'missing' ? (
          <p className="text-pretty text-ink-muted">{text[state]}</p>
        ) : (
          <Switch on={state === 'on'} onChange={(on) => void setBrowserNotices(on)} hint={text.browserHint}>
            {text.browserSwitch}
          </Switch>
        )}
      </div>
    </Part>
  );
};

export default NotificationsPage;
