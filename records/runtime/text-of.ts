import type { Address, Email, Money, Phone } from '../define/declare.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { choicesOf } from '../fields/choice.ts';

/** A stored value as a text that people and other kinds of field can read. */
export function textOf(field: FieldDescriptor, value: unknown): string {
  switch (field.kind) {
    case 'choice':
      return labelOf(field, String(value));
    case 'choices':
      return (value as string[]).map((key) => labelOf(field, key)).join('، ');
    case 'money': {
      const { amount, currency } = value as Money;
      return `${amount} ${currency}`;
    }
    case 'phones':
      return (value as Phone[])
        .map(({ number, extension }) => (extension === undefined ? number : `${number} داخلی ${extension}`))
        .join('، ');
    case 'emails':
      return (value as Email[]).map(({ address }) => address).join('، ');
    case 'address': {
      const { country, province, city, line, postalCode } = value as Address;
      return [province, city, line, postalCode, country].filter(Boolean).join('، ');
    }
    default:
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? String(value)
        : '';
  }
}

const labelOf = (field: FieldDescriptor, key: string): string =>
  choicesOf(field).find((one) => one.key === key)?.label.fa ?? key;
