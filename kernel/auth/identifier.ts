import { toLatinDigits } from '#persian/digits.ts';
import { parsePhone } from '#persian/phone.ts';
import { badIdentifier } from './problems.ts';

/** What a person signs in with, in the one spelling that is stored: E.164, or a lower-case address. */
export type Identifier = { readonly kind: 'mobile' | 'email'; readonly value: string };

const emailShape = /^[^\s@<>,;"\p{Cc}]{1,64}@[^\s@<>,;"\p{Cc}]+\.[^\s@<>,;".\p{Cc}]{2,}$/u;

/** Reads what a person typed: a mobile number in any spelling, or an e-mail. */
export function parseIdentifier(text: string): Identifier | undefined {
  const typed = text
    .slice(0, 254)
    .replaceAll(/[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim();
  if (typed.includes('@')) {
    const address = toLatinDigits(typed).normalize('NFKC').toLowerCase();
    return emailShape.test(address) ? { kind: 'email', value: address } : undefined;
  }
  const phone = parsePhone(typed);
  return phone.ok && phone.value.kind === 'mobile' && phone.value.extension === undefined
    ? { kind: 'mobile', value: phone.value.number }
    : undefined;
}

/** @throws badIdentifier */
export function readIdentifier(text: string, field = 'identifier'): Identifier {
  const identifier = parseIdentifier(text);
  if (!identifier) throw badIdentifier(undefined, { field });
  return identifier;
}

/** Enough for its owner to recognise, too little for others: `‎+98912•••4567`, `m•••@example.com`. */
export const hint = ({ kind, value }: Identifier): string =>
  kind === 'mobile' ? `${value.slice(0, 6)}•••${value.slice(-4)}` : value.replace(/^(.).*(@.*)$/, '$1•••$2');
