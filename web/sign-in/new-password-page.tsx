import { useState } from 'react';

import { Button, FormLayout, useWords, NewPasswordField } from '#web/kit/index.ts';
import { callApi } from '#web/records/data/api.ts';

import { Heading } from './heading.tsx';
import { linkToken } from './link-token.ts';
import { useDeed } from '#web/records/data/use-deed.ts';

const words = {
  title: { fa: 'گذرواژهٔ تازه', en: 'A new password' },
  lead: {
    fa: 'پس از ثبت، همهٔ نشست‌های باز شما پایان می‌یابد و با گذرواژهٔ تازه وارد می‌شوید.',
    en: 'Once saved, all your open sessions end and you sign in with the new password.',
  },
  password: { fa: 'گذرواژهٔ تازه', en: 'New password' },
  save: { fa: 'ثبت گذرواژه', en: 'Save the password' },
  missing: { fa: 'گذرواژهٔ تازه را بنویسید.', en: 'Write the new password.' },
  doneTitle: { fa: 'گذرواژه عوض شد', en: 'The password is changed' },
  done: { fa: 'اکنون با گذرواژهٔ تازه وارد شوید.', en: 'Sign in with the new password now.' },
  signIn: { fa: 'ورود', en: 'Sign in' },
};

/** A new password by a link that works once. */
const NewPasswordPage = () => {
  const text = useWords(words);
  const [token] = useState(linkToken);
  const deed = useDeed();
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const [done, setDone] = useState(false);
  const signIn = () => location.replace('/sign-in');

  const submit = () => {
    setMissing(password === '');
    if (password === '') return;
    deed.run(async () => {
      await callApi('/password-resets/completion', {
        method: 'POST',
        body: { token, password },
        stay: true,
      });
      setDone(true);
    });
  };

  if (done)
    return (
      <div role="status">
        <Heading title={text.doneTitle}>{text.done}</Heading>
        <Button variant="primary" fill onPress={signIn}>
          {text.signIn}
        </Button>
      </div>
    );
  if (deed.problem?.code === 'link-spent')
    return (
      <div role="alert">
        <Heading title={deed.problem.title}>{deed.problem.detail}</Heading>
        <Button onPress={signIn}>{text.signIn}</Button>
      </div>
    );
  return (
    <>
      <Heading title={text.title}>{text.lead}</Heading>
      <FormLayout
        onSubmit={submit}
        problem={deed.rest(['password'])}
        actions={
          <Button type="submit" variant="primary" fill pending={deed.pending}>
            {text.save}
          </Button>
        }
      >
        <NewPasswordField
          label={text.password}
          value={password}
          onChange={setPassword}
          error={missing && password === '' ? text.missing : deed.errorOf('password')}
          autoFocus
        />
      </FormLayout>
    </>
  );
};

export default NewPasswordPage;
