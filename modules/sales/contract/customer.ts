import { say, type Locale } from '#persian/bilingual.ts';
import { addressed } from '#persian/greeting.ts';
import { splitName } from '#persian/names.ts';
import type { Email, Linked, Phone, Stored } from '#records/contract.ts';
import type { CalledObject } from './script.ts';

/** Whom a call or a meeting is with: a record, and the party behind it where the reader may see it. */
export type Customer = {
  readonly object: CalledObject;
  readonly record: Stored;
  readonly party: Stored | null;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Who is spoken with: a lead's own name, or the party's. */
export const spokenWith = ({ object, record, party }: Customer): Stored =>
  object === 'deal' && party ? party : record;

/** The customer's whole name; a deal's title where nothing else is known. */
export function fullName(customer: Customer): string {
  const { values } = spokenWith(customer);
  const behind = (values['party'] as Linked | null | undefined)?.title ?? '';
  return textOf(values['name']) || behind || textOf(values['title']);
}

/** How the customer is called to his face. */
export function spokenName(customer: Customer, locale: Locale): string {
  const { values } = spokenWith(customer);
  const name = fullName(customer);
  if (values['kind'] !== 'person') return name;
  const split = splitName(name);
  const gender = values['gender'];
  return say(
    addressed({
      name,
      honorific: textOf(values['honorific']) || split.honorific,
      family: textOf(values['familyName']) || split.family,
      gender: gender === 'female' || gender === 'male' ? gender : null,
    }),
    locale,
  );
}

/** The numbers under which the customer is called, each once. */
export function phonesOf(customer: Customer): readonly Phone[] {
  const all = both(customer, 'phones') as readonly Phone[];
  return all.filter((phone, index) => all.findIndex(({ number }) => number === phone.number) === index);
}

export const emailOf = (customer: Customer): string | null =>
  (both(customer, 'emails') as readonly Email[])[0]?.address ?? null;

/** A mobile number where there is one: lines at a desk take no messages. Numbers are E.164. */
export const mobileOf = (customer: Customer): string | null =>
  phonesOf(customer).find(({ number }) => /^\+989\d{9}$|^\+(?!98)[1-9]\d{6,13}$/.test(number))?.number ??
  null;

const both = ({ record, party }: Customer, name: string): readonly unknown[] =>
  [record, party].flatMap((one) => (one?.values[name] as readonly unknown[] | null | undefined) ?? []);
