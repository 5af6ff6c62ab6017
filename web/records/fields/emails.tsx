import type { Email } from '#records/contract.ts';
import { Bidi, Link } from '#web/kit/index.ts';
import type { DisplayProps, FieldFace } from './face.ts';
import { LabelText } from './label.tsx';

export const listOf = (value: unknown): readonly Email[] =>
  Array.isArray(value) ? (value as readonly Email[]) : [];

const Address = ({ email, cut = false }: { readonly email: Email; readonly cut?: boolean }) => (
  <Link quiet href={`mailto:${email.address}`}>
    <Bidi cut={cut}>{email.address}</Bidi>
  </Link>
);

const Display = ({ value, place }: DisplayProps) => {
  const emails = listOf(value);
  if (place === 'cell') return emails[0] ? <Address email={emails[0]} cut /> : null;
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

/** E-mail addresses, the first one preferred. */
export const emails: FieldFace = { Display, tall: true, wide: true };
