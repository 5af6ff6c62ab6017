import { useState } from 'react';

import {
  Button,
  FormLayout,
  TextField,
  useWords,
  NewPasswordField,
  passwordStrength,
} from '#web/kit/index.ts';

import { Heading } from '../heading.tsx';
import type { Answers, StepProps } from './answers.ts';

const words = {
  title: { fa: 'مدیر سامانه کیست؟', en: 'Who is the administrator?' },
  lead: {
    fa: 'همهٔ اختیارها را دارد و بعد می‌تواند همکاران را دعوت کند.',
    en: 'They have every right, and can invite colleagues later.',
  },
  name: { fa: 'نام و نام خانوادگی', en: 'Full name' },
  nameMissing: { fa: 'نام خود را بنویسید.', en: 'Write your name.' },
  identifier: { fa: 'شمارهٔ همراه یا رایانامه', en: 'Mobile number or e-mail' },
  identifierHint: { fa: 'با همین وارد می‌شوید.', en: 'You will sign in with it.' },
  identifierMissing: {
    fa: 'شمارهٔ همراه مانند ۰۹۱۲۳۴۵۶۷۸۹ یا رایانامه مانند name@example.com بنویسید.',
    en: 'Write a mobile number such as 09123456789 or an e-mail such as name@example.com.',
  },
  passwordMissing: { fa: 'گذرواژه‌ای برگزینید.', en: 'Choose a password.' },
  passwordWeak: {
    fa: 'این گذرواژه زود حدس زده می‌شود. چند واژهٔ پشت سر هم بنویسید.',
    en: 'This password is easy to guess. Write a few words in a row.',
  },
  back: { fa: 'بازگشت', en: 'Back' },
  next: { fa: 'ادامه', en: 'Continue' },
};

type Missing = { readonly [Key in 'name' | 'identifier' | 'password']?: string | undefined };

/** Who may everything, and how he signs in. */
export const AdministratorStep = (
  props: StepProps & {
    readonly errorOf: (field: string) => string | undefined;
    readonly onBack: () => void;
  },
) => {
  const { answers, onChange, errorOf } = props;
  const text = useWords(words);
  const [asked, setAsked] = useState<Missing>({});
  // A sentence of the server stands until its field is changed.
  const [changed, setChanged] = useState<readonly string[]>([]);

  const edit = (key: 'name' | 'identifier' | 'password') => (value: string) => {
    onChange({ [key]: value });
    setAsked((before) => ({ ...before, [key]: undefined }));
    setChanged((before) => [...before, key]);
  };
  const errorFor = (key: 'name' | 'identifier' | 'password') =>
    asked[key] ?? (changed.includes(key) ? undefined : errorOf(`administrator.${key}`));

  const submit = () => {
    const found = whatIsMissing(answers, text);
    setAsked(found);
    if (Object.values(found).every((sentence) => sentence === undefined)) props.onNext();
  };

  return (
    <>
      <Heading title={text.title}>{text.lead}</Heading>
      <FormLayout
        onSubmit={submit}
        actions={
          <>
            <Button type="submit" variant="primary">
              {text.next}
            </Button>
            <Button variant="quiet" onPress={props.onBack}>
              {text.back}
            </Button>
          </>
        }
      >
        <TextField
          label={text.name}
          value={answers.name}
          onChange={edit('name')}
          autoComplete="name"
          maxLength={120}
          error={errorFor('name')}
          autoFocus
        />
        <TextField
          label={text.identifier}
          kind="email"
          name="username"
          autoComplete="username"
          value={answers.identifier}
          onChange={edit('identifier')}
          hint={text.identifierHint}
          error={errorFor('identifier')}
        />
        <NewPasswordField
          value={answers.password}
          onChange={edit('password')}
          own={[answers.name, answers.identifier, answers.company]}
          error={errorFor('password')}
        />
      </FormLayout>
    </>
  );
};

const whatIsMissing = (
  { name, identifier, password, company }: Answers,
  text: Readonly<Record<'nameMissing' | 'identifierMissing' | 'passwordMissing' | 'passwordWeak', string>>,
): Missing => ({
  name: name.trim() === '' ? text.nameMissing : undefined,
  identifier: looksLikeIdentifier(identifier) ? undefined : text.identifierMissing,
  password:
    password === ''
      ? text.passwordMissing
      : passwordStrength(password, [name, identifier, company]).level === 0
        ? text.passwordWeak
        : undefined,
});

/** Ten digits or an address; what it is exactly, the server reads. */
const looksLikeIdentifier = (text: string): boolean =>
  /\S@\S+\.\S/u.test(text) || (text.match(/\p{Nd}/gu)?.length ?? 0) >= 10;
