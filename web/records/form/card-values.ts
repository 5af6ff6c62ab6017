import { toLatinDigits } from '#persian/digits.ts';
import { genderOf, joinName } from '#persian/names.ts';
import type { ContactCard } from '#persian/contact-card/contact-card.ts';
import type { FieldContract } from '#records/contract.ts';

import { isEmpty, type Values } from '../data/values.ts';

/** What a card fills in of a form: values as read, and a company that is to be found or made first. */
export type Filling = {
  readonly values: Values;
  readonly company: { readonly field: FieldContract; readonly name: string } | undefined;
};

/**
 * The fields of a form that a card fills: lists are added to, the rest is filled only where it is empty, for what somebody wrote is
 * not to be overwritten by a guess. By the kind of the field, and texts by their name, so that every object takes part.
 */
export function fillingOf(card: ContactCard, fields: readonly FieldContract[], held: Values): Filling {
  const values: Record<string, unknown> = {};
  const put = (field: FieldContract | undefined, value: unknown): void => {
    if (field && isEmpty(held[field.name]) && !isEmpty(value)) values[field.name] = value;
  };
  const named = (name: string) => fields.find((field) => field.name === name && field.kind === 'text');
  const ofKind = (kind: FieldContract['kind']) => fields.find((field) => field.kind === kind);
  const add = <One>(
    field: FieldContract | undefined,
    key: (one: One) => string,
    more: readonly One[],
  ): void => {
    if (!field || more.length === 0) return;
    const list = Array.isArray(held[field.name]) ? (held[field.name] as readonly One[]) : [];
    const known = new Set(list.map(key));
    const fresh = more.filter((one) => !known.has(key(one)));
    const written = list.filter((one) => key(one) !== '');
    if (fresh.length > 0) values[field.name] = [...written, ...fresh];
  };

  const byParts = named('familyName');
  if (byParts) {
    put(named('honorific'), card.name?.honorific);
    const gender = fields.find(({ name, kind }) => name === 'gender' && kind === 'choice');
    put(gender, card.name && genderOf(card.name.honorific));
    put(named('givenName'), card.name?.given);
    put(byParts, card.name?.family);
  } else put(named('name') ?? named('title'), card.company ?? (card.name && joinName(card.name)));
  put(named('jobTitle'), card.jobTitle);
  put(named('registrationNumber'), card.registrationNumber);
  add(
    ofKind('phones'),
    ({ number }: { readonly number: string }) => number.replace(/^\+98/, '0'),
    // Numbers of this country as people here write them.
    card.phones.map((phone) => ({ ...phone, number: phone.number.replace(/^\+98/, '0') })),
  );
  add(
    ofKind('emails'),
    ({ address }: { readonly address: string }) => address,
    card.emails.map((address) => ({ address })),
  );
  put(ofKind('url'), card.website);
  put(ofKind('address'), card.address);
  put(ofKind('nationalCode'), card.nationalCode);
  put(ofKind('companyId'), card.companyId);
  put(ofKind('economicCode'), card.economicCode);

  const employer = byParts
    ? fields.find(({ kind, name }) => kind === 'link' && name === 'employer')
    : undefined;
  const company =
    employer && card.company !== undefined && isEmpty(held[employer.name])
      ? { field: employer, name: card.company }
      : undefined;
  return { values, company };
}

/** Whether a form has anything that a card could fill in. */
export const takesCards = (fields: readonly FieldContract[]): boolean =>
  fields.some(({ kind }) => kind === 'phones' || kind === 'emails');

/** An e-mail, or phone numbers; other long numbers, such as that of a file or a bank card, are words where words are written. */
export const isReach = (text: string): boolean =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ||
  text
    .split(/[،,;/\n]/)
    .map((one) => toLatinDigits(one).replaceAll(/[\s().-]/g, ''))
    .every((digits) => /^(?:\+[1-9]\d{7,13}|00[1-9]\d{9,13}|0[1-9]\d{9}|9\d{9})$/.test(digits));
