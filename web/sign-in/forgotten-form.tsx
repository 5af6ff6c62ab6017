import { useState } from 'react';

import { Button, FormLayout, TextField, useWords } from '#web/kit/index.ts';
import { callApi } from '#web/records/data/api.ts';

import { Heading } from './heading.tsx';
import { useDeed } from '#web/records/data/use-deed.ts';

const words = {
  title: { fa: 'گذرواژهٔ تازه', en: 'A new password' },
  lead: {
    fa: 'شماره یا رایانامهٔ حساب خود را بنویسید تا پیوند بازیابی برایتان برود.',
    en: 'Write your account’s mobile or e-mail and a recovery link will be sent to you.',
  },
  identifier: { fa: 'شمارهٔ همراه یا رایانامه', en: 'Mobile number or e-mail' },
  missing: { fa: 'بنویسید با چه شماره یا رایانامه‌ای وارد می‌شوید.', en: 'Write what you sign in with.' },
  send: { fa: 'فرستادن پیوند', en: 'Send the link' },
  back: { fa: 'بازگشت به ورود', en: 'Back to sign-in' },
  sentTitle: { fa: 'پیام‌هایتان را ببینید', en: 'Look at your messages' },
  sent: {
    fa: 'اگر حسابی با این نشانی باشد و پیوند راهی برای فرستادن داشته باشد، پیوند بازیابی تا چند دقیقهٔ دیگر می‌رسد و یک روز کار می‌کند.',
    en: 'If there is such an account and Peyvand has a way to send, a recovery link arrives within minutes and works for a day.',
  },
  ask: {
    fa: 'نرسید؟ از مدیر فضای کار خود بخواهید از بخش «همکاران» برایتان پیوند گذرواژهٔ تازه بسازد.',
    en: 'Nothing came? Ask your administrator to make you a new-password link under Members.',
  },
};

/** Asks for a link to a new password. The answer never tells whether there is such an account. */
export const ForgottenForm = (props: { readonly identifier: string; readonly onBack: () => void }) => {
  const text = useWords(words);
  const deed = useDeed();
  const [identifier, setIdentifier] = useState(props.identifier);
  const [missing, setMissing] = useState(false);
  const [sent, setSent] = useState(false);

  const submit = () => {
    setMissing(identifier.trim() === '');
    if (identifier.trim() === '') return;
    deed.run(async () => {
      await callApi('/password-resets', { method: 'POST', body: { identifier }, stay: true });
      setSent(true);
    });
  };

  if (sent)
    return (
      <div role="status">
        <Heading title={text.sentTitle}>{text.sent}</Heading>
        <p className="mb-6 text-ink-muted">{text.ask}</p>
        <Button onPress={props.onBack}>{text.back}</Button>
      </div>
    );
  return (
    <>
      <Heading title={text.title}>{text.lead}</Heading>
      <FormLayout
        onSubmit={submit}
        problem={deed.problem?.detail}
        actions={
          <>
            <Button type="submit" variant="primary" fill pending={deed.pending}>
              {text.send}
            </Button>
            <Button variant="quiet" fill onPress={props.onBack}>
              {text.back}
            </Button>
          </>
        }
      >
        <TextField
          label={text.identifier}
          kind="email"
          autoComplete="username"
          value={identifier}
          onChange={setIdentifier}
          error={missing && identifier.trim() === '' ? text.missing : undefined}
          autoFocus
        />
      </FormLayout>
    </>
  );
};
