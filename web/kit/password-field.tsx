import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';

import { useWords } from './locale.tsx';
import { TextField } from './text-field.tsx';

const words = {
  show: { fa: 'نمایش', en: 'Show' },
  hide: { fa: 'پنهان', en: 'Hide' },
};

/** A password that its owner may look at, which spares him typing it twice. */
export const PasswordField = (props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** `current-password` to sign in, `new-password` to choose one: password managers ask for it. */
  readonly autoComplete: 'current-password' | 'new-password';
  readonly name?: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}) => {
  const text = useWords(words);
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...props}
      kind={shown ? 'code' : 'password'}
      after={
        <Button
          slot={null}
          aria-pressed={shown}
          onPress={() => setShown(!shown)}
          className="-me-1 rounded-small px-1.5 text-sm text-ink-muted outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent data-hovered:text-ink thumb"
        >
          {shown ? text.hide : text.show}
        </Button>
      }
    />
  );
};
