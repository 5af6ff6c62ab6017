import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import {
  Button,
  Dialog,
  FormLayout,
  NewPasswordField,
  PasswordField,
  showToast,
  useWords,
} from '#web/kit/index.ts';
import { callApi, useDeed, useMe } from '#web/records/index.ts';

import { Part } from '../list.tsx';
import { sessionsKey } from './sessions-part.tsx';

const words = {
  title: { fa: 'گذرواژه', en: 'Password' },
  hint: {
    fa: 'با تغییر گذرواژه، همهٔ نشست‌های دیگر شما پایان می‌یابد.',
    en: 'Changing the password ends all your other sessions.',
  },
  change: { fa: 'تغییر گذرواژه', en: 'Change the password' },
  current: { fa: 'گذرواژهٔ کنونی', en: 'Current password' },
  fresh: { fa: 'گذرواژهٔ تازه', en: 'New password' },
  save: { fa: 'ثبت', en: 'Save' },
  saved: { fa: 'گذرواژه عوض شد.', en: 'The password is changed.' },
};

/** A new password for one who knows the old. */
export const PasswordPart = () => {
  const text = useWords(words);
  const [open, setOpen] = useState(false);
  return (
    <Part
      title={text.title}
      hint={text.hint}
      actions={
        <Dialog
          title={text.change}
          size="small"
          open={open}
          onOpenChange={setOpen}
          trigger={<Button>{text.change}</Button>}
        >
          <PasswordForm onDone={() => setOpen(false)} />
        </Dialog>
      }
    />
  );
};

const PasswordForm = ({ onDone }: { readonly onDone: () => void }) => {
  const text = useWords(words);
  const { person, member } = useMe();
  const client = useQueryClient();
  const deed = useDeed();
  const [currentPassword, setCurrent] = useState('');
  const [password, setPassword] = useState('');

  const submit = () =>
    deed.run(async () => {
      await callApi('/me/password', { method: 'PUT', body: { currentPassword, password } });
      await client.invalidateQueries({ queryKey: sessionsKey });
      showToast({ message: text.saved });
      onDone();
    });

  return (
    <FormLayout
      onSubmit={submit}
      problem={deed.rest(['currentPassword', 'password'])}
      actions={
        <Button
          type="submit"
          variant="primary"
          pending={deed.pending}
          disabled={currentPassword === '' || password === ''}
        >
          {text.save}
        </Button>
      }
    >
      <PasswordField
        label={text.current}
        autoComplete="current-password"
        value={currentPassword}
        onChange={setCurrent}
        error={deed.errorOf('currentPassword')}
        autoFocus
      />
      <NewPasswordField
        label={text.fresh}
        value={password}
        onChange={setPassword}
        own={[member.name, ...person.identifiers.map(({ value }) => value)]}
        error={deed.errorOf('password')}
      />
    </FormLayout>
  );
};
