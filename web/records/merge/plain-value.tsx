import type { Email, FieldContract, Phone } from '#records/contract.ts';
import { Bidi, useLocale } from '#web/kit/index.ts';

import { isEmpty, isLinked } from '../data/values.ts';
import { FieldValue } from '../fields/index.tsx';
import { usePhoneFormat } from '../fields/phone-format.ts';

/** A value without links and buttons of its own, to stand within a choice. */
export const PlainValue = ({ field, value }: { readonly field: FieldContract; readonly value: unknown }) => {
  const { digits } = useLocale();
  const format = usePhoneFormat(digits);
  if (isEmpty(value)) return <FieldValue field={field} value={value} place="page" />;
  if (field.kind === 'phones')
    return (value as Phone[]).map(({ number }) => <Line key={number}>{format(number)}</Line>);
  if (field.kind === 'emails')
    return (value as Email[]).map(({ address }) => <Line key={address}>{address}</Line>);
  if (field.kind === 'url') return <Line>{String(value)}</Line>;
  const linked = (Array.isArray(value) ? (value as unknown[]) : [value]).filter(isLinked);
  if (linked.length > 0)
    return linked.map(({ id, title }) => (
      <span key={id} className="block">
        <bdi>{title ?? '—'}</bdi>
      </span>
    ));
  return <FieldValue field={field} value={value} place="page" />;
};

const Line = ({ children }: { readonly children: string }) => (
  <span className="block">
    <Bidi>{children}</Bidi>
  </span>
);
