import { useState } from 'react';

import { counted } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { Button, FormLayout, TextField, useLocale, useWords, PasswordField } from '#web/kit/index.ts';
import { callApi } from '#web/records/data/api.ts';

import { useDeed } from '#web/records/data/use-deed.ts';
import { useWait } from '#web/records/data/use-wait.ts';

const words = {
  identifier: { fa: 'شمارهٔ همراه یا رایانامه', en: 'Mobile number or e-mail' },
  identifierMissing: {
    fa: 'شمارهٔ همراه یا رایانامه‌ای را بنویسید که با آن دعوت شده‌اید.',
    en: 'Write the mobile number or e-mail you were invited by.',
  },
  password: { fa: 'گذرواژه', en: 'Password' },
  passwordMissing: { fa: 'گذرواژه را بنویسید.', en: 'Write your password.' },
  signIn: { fa: 'ورود', en: 'Sign in' },
  wait: {
    fa: (seconds: string) => `پس از چند بار نادرست باید کمی صبر کنید: ${seconds} ثانیهٔ دیگر.`,
    en: (seconds: string) => `After several wrong attempts there is a short wait: ${seconds} seconds.`,
  },
  waitLong: {
    fa: (minutes: string) => `پس از چند بار نادرست باید صبر کنید: حدود ${minutes} دقیقهٔ دیگر.`,
    en: (minutes: string) =>
      `After several wrong attempts there is a wait: about ${counted(minutes, 'minute', 'minutes')}.`,
  },
};

/** What came of it: in, or a second factor is owed. */
export type Next = 'done' | 'second-factor';

/** Mobile or e-mail, and password. */
export const SignInForm = (props: {
  readonly identifier?: string;
  readonly onSignedIn: (next: Next) => void;
}) => {
  const { digits } = useLocale();
  const text = useWords(words);
  const deed = useDeed();
  const [identifier, setIdentifier] = useState(props.identifier ?? '');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const wait = useWait(deed.problem);

  const submit = () => {
    setMissing(true);
    if (identifier.trim() === '' || password === '' || wait > 0) return;
    deed.run(async () => {
      const { next } = await callApi<{ next: Next }>('/session', {
        method: 'POST',
        body: { identifier, password },
        stay: true,
      });
      props.onSignedIn(next);
    });
  };

  const waiting =
    wait > 90
      ? text.waitLong(formatNumber(Math.ceil(wait / 60), digits))
      : text.wait(formatNumber(wait, digits));
  const isWaitOver = deed.problem?.code === 'too-many-requests' && wait === 0;
  const problem = wait > 0 ? waiting : isWaitOver ? undefined : deed.problem?.detail;
  return (
    <FormLayout
      onSubmit={submit}
      problem={problem}
      actions={
        <Button type="submit" variant="primary" fill pending={deed.pending} disabled={wait > 0}>
          {text.signIn}
        </Button>
      }
    >
      <TextField
        label={text.identifier}
        kind="email"
        name="username"
        autoComplete="username"
        value={identifier}
        onChange={setIdentifier}
        error={missing && identifier.trim() === '' ? text.identifierMissing : undefined}
        autoFocus={props.identifier === undefined}
      />
      <PasswordField
        label={text.password}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={missing && password === '' ? text.passwordMissing : undefined}
        autoFocus={props.identifier !== undefined}
      />
    </FormLayout>
  );
};
