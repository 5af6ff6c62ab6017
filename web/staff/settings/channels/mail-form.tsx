import { useState } from 'react';

import { Button, Drawer, FormLayout, PasswordField, Select, TextField, useWords } from '#web/kit/index.ts';
import { callApi, useDeed } from '#web/records/index.ts';

import type { ChannelSummary, Security } from './data.ts';

const words = {
  title: { fa: 'سرور رایانامه', en: 'Mail server' },
  host: { fa: 'نشانی سرور SMTP', en: 'SMTP server' },
  port: { fa: 'درگاه', en: 'Port' },
  security: { fa: 'رمزنگاری', en: 'Encryption' },
  starttls: { fa: 'STARTTLS (معمول با ۵۸۷)', en: 'STARTTLS (usual with 587)' },
  tls: { fa: 'TLS از آغاز (معمول با ۴۶۵)', en: 'TLS from the start (usual with 465)' },
  none: { fa: 'بدون رمزنگاری', en: 'Not encrypted' },
  noneHint: {
    fa: 'گذرواژه و متن نامه‌ها خوانا از شبکه می‌گذرد؛ تنها برای سروری در شبکهٔ خودتان.',
    en: 'Password and mails cross the network in the clear; only for a server in your own network.',
  },
  user: { fa: 'نام کاربری', en: 'User name' },
  password: { fa: 'گذرواژه', en: 'Password' },
  kept: {
    fa: 'اگر خالی بماند همان گذرواژهٔ پیشین می‌ماند، تا وقتی سرور و نام کاربری همان باشد.',
    en: 'Left empty the former one stays, as long as server and user name do.',
  },
  from: { fa: 'فرستنده', en: 'Sender' },
  fromHint: { fa: 'مانند: شرکت آوند <info@avand.ir>', en: 'Such as: Avand <info@avand.ir>' },
  save: { fa: 'ذخیره', en: 'Save' },
};

const ports = ['587', '465', '25', '2525'];

/** The workspace's own mail server. */
export const MailForm = (props: {
  readonly summary: ChannelSummary;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}) => {
  const own = props.summary.source === 'own' ? props.summary : undefined;
  const text = useWords(words);
  const deed = useDeed();
  const [host, setHost] = useState(own?.host ?? '');
  const [port, setPort] = useState(String(own?.port ?? 587));
  const [security, setSecurity] = useState<Security>(own?.security ?? 'starttls');
  const [user, setUser] = useState(own?.user ?? '');
  const [password, setPassword] = useState('');
  const [from, setFrom] = useState(own?.from ?? '');

  const submit = () =>
    deed.run(async () => {
      await callApi('/channels/mail', {
        method: 'PUT',
        body: {
          host: host.trim(),
          port: Number(port),
          security,
          from: from.trim(),
          ...(user.trim() === '' ? {} : { user: user.trim() }),
          ...(password === '' ? {} : { password }),
        },
      });
      props.onSaved();
    });

  return (
    <Drawer title={text.title} open onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <FormLayout
        onSubmit={submit}
        problem={deed.rest(['host', 'from', 'user', 'password'])}
        actions={
          <Button
            type="submit"
            variant="primary"
            pending={deed.pending}
            disabled={host.trim() === '' || from.trim() === ''}
          >
            {text.save}
          </Button>
        }
      >
        <TextField
          label={text.host}
          kind="url"
          value={host}
          onChange={setHost}
          error={deed.errorOf('host')}
          required
          autoFocus
        />
        <div className="grid grid-cols-2 gap-4">
          <Select
            label={text.port}
            value={port}
            onChange={(id) => setPort(id ?? '587')}
            options={ports.map((id) => ({ id, label: id }))}
          />
          <Select
            label={text.security}
            value={security}
            onChange={(id) => setSecurity((id ?? 'starttls') as Security)}
            options={(['starttls', 'tls', 'none'] as const).map((id) => ({ id, label: text[id] }))}
          />
        </div>
        {security === 'none' ? <p className="text-sm text-pretty text-warning">{text.noneHint}</p> : null}
        <TextField
          label={text.user}
          kind="code"
          value={user}
          onChange={setUser}
          error={deed.errorOf('user')}
          autoComplete="off"
        />
        <PasswordField
          label={text.password}
          value={password}
          onChange={setPassword}
          autoComplete="new-password"
          error={deed.errorOf('password')}
          hint={own?.user === undefined ? undefined : text.kept}
        />
        <TextField
          label={text.from}
          value={from}
          onChange={setFrom}
          hint={text.fromHint}
          error={deed.errorOf('from')}
          required
        />
      </FormLayout>
    </Drawer>
  );
};
