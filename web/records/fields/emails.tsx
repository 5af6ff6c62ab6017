import { Mail } from 'lucide-react';

import type { Email } from '#records/contract.ts';
import { Bidi, Link, TextField, useWords } from '#web/kit/index.ts';

import type { DisplayProps, EditorProps, FieldFace } from './face.ts';
import { LabelField, LabelText } from './label-field.tsx';
import { partError } from './part-error.ts';
import { PartsList } from './parts-list.tsx';

const words = {
  add: { fa: 'رایانامهٔ دیگر', en: 'Another e-mail' },
  address: { fa: 'رایانامه', en: 'E-mail' },
};

const listOf = (value: unknown): readonly Email[] =>
  Array.isArray(value) ? (value as readonly Email[]) : [];

const Address = ({ email }: { readonly email: Email }) => (
  <Link quiet href={`mailto:${email.address}`}>
    <Bidi>{email.address}</Bidi>
  </Link>
);

const Display = ({ value, place }: DisplayProps) => {
  const emails = listOf(value);
  if (place === 'cell') return emails[0] ? <Address email={emails[0]} /> : null;
  return (
    <span className="flex flex-col">
      {emails.map((email, index) => (
        <span key={index} className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <Address email={email} />
          <LabelText label={email.label} />
        </span>
      ))}
    </span>
  );
};

const Editor = (props: EditorProps) => {
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

/** E-mail addresses, the first one preferred. */
export const emails: FieldFace = { Display, Editor, tall: true, wide: true };
