import { useEffect, useState } from 'react';

import { Button, useWords } from '#web/kit/index.ts';
import { callApi } from '#web/records/data/api.ts';

import { ForgottenForm } from './forgotten-form.tsx';
import { Heading } from './heading.tsx';
import { returnAddress } from './return-address.ts';
import { SecondFactorForm } from './second-factor-form.tsx';
import { SignInForm } from './sign-in-form.tsx';

const words = {
  title: { fa: 'ورود', en: 'Sign in' },
  codeTitle: { fa: 'یک گام دیگر', en: 'One more step' },
  codeLead: {
    fa: 'کدی را بنویسید که برنامهٔ رمزساز گوشی‌تان اکنون نشان می‌دهد.',
    en: 'Write the code that the authenticator on your phone shows now.',
  },
  forgotten: { fa: 'گذرواژه را فراموش کرده‌ام', en: 'I forgot my password' },
};

type Step = 'password' | 'second-factor' | 'forgotten';

/** Signing in, and the two ways that branch off it. */
export const SignInPage = () => {
  const text = useWords(words);
  const [step, setStep] = useState<Step>('password');
  useSetUpFirst();

  if (step === 'forgotten') return <ForgottenForm identifier="" onBack={() => setStep('password')} />;
  if (step === 'second-factor')
    return (
      <>
        <Heading title={text.codeTitle}>{text.codeLead}</Heading>
        <SecondFactorForm onSignedIn={enter} onStartOver={() => setStep('password')} />
      </>
    );
  return (
    <>
      <Heading title={text.title} />
      <SignInForm onSignedIn={(next) => (next === 'done' ? enter() : setStep('second-factor'))} />
      <div className="mt-3 -ms-3">
        <Button variant="quiet" onPress={() => setStep('forgotten')}>
          <span className="text-ink-muted">{text.forgotten}</span>
        </Button>
      </div>
    </>
  );
};

const enter = () => location.replace(returnAddress(location.search, location.origin));

/** On a fresh installation there is nobody to sign in. */
const useSetUpFirst = () => {
  useEffect(() => {
    const look = async () => {
      const { needed } = await callApi<{ needed: boolean }>('/setup', { stay: true });
      if (needed) location.replace('/setup');
    };
    // Where the question fails the form stands, and says why when it is sent.
    look().catch(() => undefined);
  }, []);
};
