import { Mail } from 'lucide-react';
import type { Email } from '#records/contract.ts';
import { TextField, useWords } from '#web/kit/index.ts';
import type { EditorProps } from '../face.ts';
import { LabelField } from './label-field.tsx';
import { partError } from './part-error.ts';
import { PartsList } from './parts-list.tsx';
import { listOf } from '../emails.tsx';

const words = {
  add: { fa: 'رایانامهٔ دیگر', en: 'Another e-mail' },
  address: { fa: 'رایانامه', en: 'E-mail' },
};

export const Editor = (props: EditorProps) => {
  const text = useWords(words);
  return (
    <PartsList<Email>
      label={props.label}
      hideLabel={props.hideLabel ?? false}
      parts={listOf(props.value)}
      onChange={(next) => props.onChange(next)}
      empty={{ address: '' }}
      add={text.add}
      error={props.error}
    >
      {(email, index, change) => (
        <>
          <TextField
            label={text.address}
            hideLabel
            kind="email"
            autoComplete="off"
            autoFocus={props.autoFocus === true && index === 0}
            before={<Mail size={14} />}
            value={email.address}
            error={partError(props, index, 'address')}
            onChange={(address) => change({ ...email, address })}
          />
          {email.address === '' ? null : (
            <LabelField
              of="email"
              value={email.label}
              onChange={(label) =>
                change(label === '' ? { address: email.address } : { address: email.address, label })
              }
            />
          )}
        </>
      )}
    </PartsList>
  );
};
