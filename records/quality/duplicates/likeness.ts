import { alikeKey, personKeys, slipsOf } from '#persian/alike.ts';
import { foldSearch } from '#persian/fold.ts';
import { parsePhone } from '#persian/phone.ts';
import { isSameAddress } from '#persian/same-address.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';

/** How two values of one field resemble each other. */
export type Likeness =
  /** The same telephone number, mailbox, identity number or address. */
  | 'same'
  /** The same name, letter for letter but for spaces, spelling of one sound, and legal forms. */
  | 'same-name'
  /** Names that a slip of the finger tells apart. */
  | 'near-name';

/** Why two records are likely one. */
export type Reason = { readonly field: string; readonly likeness: Likeness };

export type Values = Readonly<Record<string, unknown>>;

/** The fields of an object by which its records are held against each other. */
export const alikeFields = (object: ObjectDescriptor): readonly FieldDescriptor[] =>
  (object.alike ?? []).flatMap((name) => object.fields.get(name) ?? []);

/** The names under which a value of a text field may stand in the index, likeliest first. */
const nameKeys = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [...new Set([alikeKey(value), ...personKeys(value)])].filter(Boolean) : [];

/** All forms that are one slip away from these. */
export const slipKeys = (keys: readonly string[]): readonly string[] => [...new Set(keys.flatMap(slipsOf))];

/** The numbers in a name: branches 1 and 11 are two, though no key of a name has a sign twice in a row. */
export const numbersIn = (value: unknown): string =>
  typeof value === 'string' ? (foldSearch(value).match(/\d+/g) ?? []).join(' ') : '';

/** The parts of a value that are somebody's own: numbers of telephones, mailboxes, an identity number. */
function exactKeys({ kind }: FieldDescriptor, value: unknown): readonly string[] {
  if (kind === 'phones') return members(value, 'number').filter(isOwnLine);
  if (kind === 'emails') return members(value, 'address').map(foldSearch);
  return typeof value === 'string' && value !== '' ? [foldSearch(value)] : [];
}

/** All under which a value is looked for: an address has none, for it is weighed where something else leads to the record. */
export const keysOf = (field: FieldDescriptor, value: unknown): readonly string[] =>
  field.kind === 'text' ? nameKeys(value) : exactKeys(field, value);

/** Short lines (110, 1500) are everybody's. */
const isOwnLine = (number: string): boolean => number.replaceAll(/\D/g, '').length > 6;

const members = (value: unknown, name: string): readonly string[] =>
  Array.isArray(value)
    ? (value as unknown[]).flatMap((one) => {
        const text: unknown = (one as Record<string, unknown> | null)?.[name];
        return typeof text === 'string' && text !== '' ? [text] : [];
      })
    : [];

/** What of two records of an object speaks for their being one. */
export const reasonsFor = (fields: readonly FieldDescriptor[], one: Values, other: Values): Reason[] =>
  fields.flatMap((field): Reason[] => {
    const likeness = likenessOf(field, one[field.name], other[field.name]);
    return likeness ? [{ field: field.name, likeness }] : [];
  });

function likenessOf(field: FieldDescriptor, one: unknown, other: unknown): Likeness | undefined {
  if (field.kind === 'address') return isSamePlace(one, other) ? 'same' : undefined;
  if (field.kind !== 'text') {
    const theirs = new Set(exactKeys(field, other));
    return exactKeys(field, one).some((key) => theirs.has(key)) ? 'same' : undefined;
  }
  if (numbersIn(one) !== numbersIn(other)) return undefined;
  const [mine, theirs] = [nameKeys(one), new Set(nameKeys(other))];
  if (mine.some((key) => theirs.has(key))) return 'same-name';
  return slipKeys(mine).some((key) => theirs.has(key)) ? 'near-name' : undefined;
}

type Address = { readonly [Part in 'city' | 'line' | 'postalCode']?: string };

/** A postal code is of one building; without it the line tells, within one city. */
function isSamePlace(one: unknown, other: unknown): boolean {
  const [mine, theirs] = [(one ?? {}) as Address, (other ?? {}) as Address];
  if (mine.postalCode && theirs.postalCode) return digits(mine.postalCode) === digits(theirs.postalCode);
  if (mine.city && theirs.city && foldSearch(mine.city) !== foldSearch(theirs.city)) return false;
  return isSameAddress(mine.line ?? '', theirs.line ?? '');
}

const digits = (text: string): string => foldSearch(text).replaceAll(/\D/g, '');

/**
 * How likely two records are one, 0–1: each reason leaves less doubt (noisy or). A switchboard and an address are shared by all who work
 * there, and namesakes are common, so that none of them alone is proof.
 */
export function scoreOf(
  object: ObjectDescriptor,
  reasons: readonly Reason[],
  one: Values,
  other: Values,
): number {
  const doubt = reasons.reduce((left, reason) => left * (1 - weightOf(object, reason, one, other)), 1);
  const sure = 1 - doubt;
  return Math.round(sure * (sameVariant(object, one, other) ? 1 : acrossVariants) * 100) / 100;
}

/** From here on two records whose names agree are taken for one without asking. */
const sureScore = 0.8;

/**
 * Whether two records are surely one: an identity number is the same, or the names agree and enough speaks for it, and no
 * identity number contradicts another. A name alone is sure where the other tells nothing else of itself.
 */
export function isSure(
  object: ObjectDescriptor,
  reasons: readonly Reason[],
  one: Values,
  other: Values,
): boolean {
  if (contradict(object, one, other)) return false;
  const identities = new Set(identitiesOf(object).map(({ name }) => name));
  if (reasons.some(({ field }) => identities.has(field))) return true;
  const named = reasons.some(({ likeness }) => likeness === 'same-name' || likeness === 'near-name');
  if (named && scoreOf(object, reasons, one, other) >= sureScore) return true;
  const tellsMore = alikeFields(object).some(
    (field) => field.kind !== 'text' && exactKeys(field, one[field.name]).length > 0,
  );
  return !tellsMore && reasons.some(({ likeness }) => likeness === 'same-name');
}

/** Two identity numbers of one kind that differ. */
export const contradict = (object: ObjectDescriptor, one: Values, other: Values): boolean =>
  identitiesOf(object).some((field) => {
    const [mine] = exactKeys(field, one[field.name]);
    const [theirs] = exactKeys(field, other[field.name]);
    return mine !== undefined && theirs !== undefined && mine !== theirs;
  });

const identitiesOf = (object: ObjectDescriptor): readonly FieldDescriptor[] =>
  alikeFields(object).filter(({ kind }) => !['text', 'phones', 'emails', 'address'].includes(kind));

// A person and the firm he works for share telephones and mailboxes.
const acrossVariants = 0.4;
const weights = {
  identity: 0.95,
  mobile: 0.85,
  mailbox: 0.85,
  line: 0.45,
  sameName: 0.65,
  nearName: 0.5,
  address: 0.4,
};

function weightOf(object: ObjectDescriptor, { field, likeness }: Reason, one: Values, other: Values): number {
  if (likeness === 'same-name') return weights.sameName;
  if (likeness === 'near-name') return weights.nearName;
  const known = object.fields.get(field);
  if (known?.kind === 'emails') return weights.mailbox;
  if (known?.kind === 'address') return weights.address;
  if (known?.kind !== 'phones') return weights.identity;
  const theirs = new Set(exactKeys(known, other[field]));
  const mobile = exactKeys(known, one[field]).some((key) => theirs.has(key) && isMobile(key));
  return mobile ? weights.mobile : weights.line;
}

const isMobile = (number: string): boolean => {
  const parsed = parsePhone(number);
  return parsed.ok && parsed.value.kind === 'mobile';
};

function sameVariant({ variants }: ObjectDescriptor, one: Values, other: Values): boolean {
  const by = variants[0]?.where.field;
  return by === undefined || one[by] === undefined || one[by] === other[by];
}
