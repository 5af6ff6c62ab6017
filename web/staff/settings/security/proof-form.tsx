import { useState, type ReactNode } from 'react';

import { Button, FormLayout, PasswordField, useWords } from '#web/kit/index.ts';
import { useDeed } from '#web/records/index.ts';

const words = {
  current: { fa: 'گذرواژهٔ کنونی', en: 'Current password' },
};

/** Asks for the password once more before credentials change: an open screen alone does not suffice. */
export const ProofForm = (props: {
  readonly action: string;
  readonly danger?: boolean;
  readonly children?: ReactNode;
  readonly onProven: (password: string) => Promise<void>;
}) => {
  const text = useWords(words);
  const deed = useDeed();
  const [password, setPassword] = useState('');
  return (
    <FormLayout
      onSubmit={() => deed.run(() => props.onProven(password))}
      problem={deed.rest(['currentPassword'])}
      actions={
        <Button
          type="submit"
          variant={props.danger ? 'danger' : 'primary'}
          pending={deed.pending}
          disabled={password === ''}
        >
          {props.action}
        </Button>
      }
    >
      {props.children === undefined ? null : <p className="text-ink-muted">{props.children}</p>}
      <PasswordField
        label={text.current}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={deed.errorOf('currentPassword')}
        autoFocus
      />
    </FormLayout>
  );
};
