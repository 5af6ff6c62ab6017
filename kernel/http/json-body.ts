import type { Phrase } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { malformedRequest } from '../problems/common.ts';

/** The deepest body that is meant is a saved view's filter: eight layers of conditions, two of JSON each. */
const deepest = 40;

/**
 * The JSON of a body. Refused are bytes that are no UTF-8 (decoding would silently put other letters in their place),
 * nesting that would overflow the stack of whatever walks it later, halves of characters (no database holds them), and names
 * that stand for prototypes.
 * @throws malformedRequest with the place
 */
export function parseJsonBody(bytes: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformedRequest({ reason: notUtf8 });
  }
  return parseJson(text);
}

/** JSON that came as a text, e.g. in an address; `field` names it in the refusal. @throws malformedRequest */
export function parseJson(text: string, field?: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformedRequest({ reason: broken }, field === undefined ? {} : { field });
  }
  refuseHostile(value, field === undefined ? [] : [field]);
  return value;
}

type Place = { readonly value: unknown; readonly path: readonly (string | number)[] };

/** By a stack of its own, for calling itself is what deep nesting is after. */
function refuseHostile(root: unknown, start: readonly string[]): void {
  const open: Place[] = [{ value: root, path: start }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { value, path } = place;
    if (typeof value !== 'object' || value === null) continue;
    if (path.length > deepest) throw refuse(tooDeep, path);
    for (const [name, inner] of Object.entries(value)) {
      if (isPrototypeName(name, inner)) throw refuse(noPrototypes, [...path, name]);
      if (!name.isWellFormed() || (typeof inner === 'string' && !inner.isWellFormed()))
        throw refuse(halfCharacter, [...path, name.toWellFormed()]);
      if (typeof inner === 'object' && inner !== null) open.push({ value: inner, path: [...path, name] });
    }
  }
}

const isPrototypeName = (name: string, value: unknown): boolean =>
  name === '__proto__' ||
  (name === 'constructor' && typeof value === 'object' && value !== null && 'prototype' in value);

const refuse = (reason: Phrase, path: readonly (string | number)[]) =>
  malformedRequest({ reason }, { field: path.slice(0, 8).join('.').slice(0, 120) });

const broken: Phrase = {
  fa: 'JSON درخواست شکسته است یا جایی کم دارد.',
  en: 'The JSON of the request is broken or incomplete.',
};
const notUtf8: Phrase = {
  fa: 'نویسه‌های درخواست UTF-8 نیست.',
  en: 'The request is not written in UTF-8.',
};
const tooDeep: Phrase = {
  fa: `JSON درخواست بیش از ${formatNumber(deepest, 'fa')} لایه تودرتو است.`,
  en: `The JSON of the request is nested more than ${deepest} deep.`,
};
const halfCharacter: Phrase = {
  fa: 'نویسهٔ شکسته دارد. متن را دوباره بنویسید یا بچسبانید.',
  en: 'It holds a broken character. Type or paste the text again.',
};
const noPrototypes: Phrase = {
  fa: 'این نام در JSON پذیرفته نیست.',
  en: 'This name is not accepted in JSON.',
};
