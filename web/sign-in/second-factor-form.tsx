import { useState } from 'react';

import { Button, FormLayout, TextField, useWords } from '#web/kit/index.ts';
import { callApi } from '#web/records/data/api.ts';

import { useDeed } from '#web/records/data/use-deed.ts';
import { useWait } from '#web/records/data/use-wait.ts';

const words = {
  code: { fa: 'کد شش‌رقمی', en: 'Six-digit code' },
  hint: {
    fa: 'گوشی در دسترس نیست؟ یکی از کدهای بازیابی را بنویسید.',
    en: 'No phone at hand? Write one of your recovery codes.',
  },
  missing: { fa: 'کد برنامهٔ رمزساز را بنویسید.', en: 'Write the code of your authenticator.' },
  go: { fa: 'ادامه', en: 'Continue' },
  other: { fa: 'ورود با حساب دیگر', en: 'Sign in with another account' },
};

/** The code of the authenticator, or a recovery code, after the password was right. */
export const SecondFactorForm = (props: {
  readonly onSignedIn: () => void;
  /** The ten minutes are over, or somebody else wants to sign in. */
  readonly onStartOver: () => void;
}) => {
  const text = useWords(words);
  const deed = useDeed();
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const wait = useWait(deed.problem);

  const submit = () => {
    setMissing(code.trim() === '');
    if (code.trim() === '' || wait > 0) return;
    deed.run(async () => {
      await callApi('/session/second-factor', { method: 'POST', body: { code }, stay: true });
      props.onSignedIn();
    });
  };

  const error = missing ? text.missing : deed.errorOf('code');
  return (
    <FormLayout
      onSubmit={submit}
      problem={deed.rest(['code'])}
      actions={
        <>
          <Button type="submit" variant="primary" fill pending={deed.pending} disabled={wait > 0}>
            {text.go}
          </Button>
          <Button variant="quiet" fill onPress={props.onStartOver}>
            {text.other}
          </Button>
        </>
      }
    >
      <TextField
        label={text.code}
        kind="code"
        inputMode="text"
        autoComplete="one-time-code"
        value={code}
        onChange={(next) => {
          setCode(next);
          setMissing(false);
        }}
        hint={text.hint}
        error={error}
        autoFocus
      />
    </FormLayout>
  );
};
