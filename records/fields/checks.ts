import type { Phrase } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { Checked } from './kind.ts';

export const right = (value: unknown): Checked => ({ ok: true, value });

export const wrong = (code: string, message: Phrase, path?: string): Checked => ({
  ok: false,
  code,
  message,
  ...(path === undefined ? {} : { path }),
});

export const wrongType = (wanted: Phrase): Checked =>
  wrong('wrong-type', { fa: `باید ${wanted.fa} باشد.`, en: `This must be ${wanted.en}.` });

const persian = (count: number): string => formatNumber(count, 'fa');

// Embeddings, overrides and isolates turn the text around them; the plain marks LRM, RLM and ZWNJ are part of writing.
const turning = /[\u202a-\u202e\u2066-\u2069]/;
// oxlint reads control characters in a pattern as a slip; a set of codes says the same.
const hasControl = (text: string, allowed: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code < 32 || code === 127) && !allowed.includes(text[at] ?? '')) return true;
  }
  return false;
};

/** Text as a person may write it: well-formed Unicode, no control characters, at most `max` UTF-16 units, not blank. */
export function checkText(value: unknown, max: number, allowedControls = ''): Checked {
  if (typeof value !== 'string') return wrongType({ fa: 'متن', en: 'text' });
  if (value.length > max)
    return wrong('too-long', {
      fa: `حداکثر ${persian(max)} نویسه؛ این ${persian(value.length)} نویسه است.`,
      en: `At most ${max} characters; this has ${value.length}.`,
    });
  // U+FFFD is what is left of a character that could not be read.
  if (!value.isWellFormed() || value.includes('\ufffd'))
    return wrong('broken-characters', {
      fa: 'نویسهٔ شکسته دارد. متن را دوباره بنویسید یا بچسبانید.',
      en: 'It holds broken characters. Type or paste the text again.',
    });
  if (turning.test(value) || hasControl(value, allowedControls))
    return wrong('control-characters', {
      fa: 'نویسهٔ کنترلی ناپیدا دارد که خواندن را به هم می‌ریزد. متن ساده بچسبانید.',
      en: 'It holds invisible control characters that garble reading. Paste it as plain text.',
    });
  const trimmed = value.trim();
  if (trimmed === '') return wrong('blank', { fa: 'خالی است.', en: 'It is blank.' });
  return right(trimmed);
}

/** A finite number between bounds, with at most `decimals` places. */
export function checkNumber(
  value: unknown,
  bounds: { min?: number; max?: number; decimals?: number },
): Checked {
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrongType({ fa: 'عدد', en: 'a number' });
  const { min = -1e15, max = 1e15, decimals = 6 } = bounds;
  if (value < min || value > max)
    return wrong('out-of-range', {
      fa: `باید از ${formatNumber(min, 'fa')} تا ${formatNumber(max, 'fa')} باشد.`,
      en: `It must be from ${formatNumber(min, 'en')} to ${formatNumber(max, 'en')}.`,
    });
  const places = (value.toString().split('.')[1] ?? '').length;
  if (places > decimals)
    return wrong('too-precise', {
      fa: decimals === 0 ? 'باید عدد صحیح باشد.' : `حداکثر ${persian(decimals)} رقم اعشار.`,
      en: decimals === 0 ? 'It must be a whole number.' : `At most ${decimals} decimal places.`,
    });
  return right(value);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A document of optional texts, e.g. an address: unknown names and wrong types are refused with their path;
 * blank members are dropped.
 */
export function checkTexts(value: unknown, members: Readonly<Record<string, number>>): Checked {
  if (!isObject(value)) return wrongType({ fa: 'یک مجموعه مقدار', en: 'a set of values' });
  const kept: Record<string, string> = {};
  for (const [name, one] of Object.entries(value)) {
    const max = members[name];
    if (max === undefined)
      return wrong('unknown-member', { fa: `«${name}» شناخته نیست.`, en: `“${name}” is not known.` }, name);
    if (one === null || one === '') continue;
    const checked = checkText(one, max);
    if (!checked.ok) return { ...checked, path: name };
    kept[name] = checked.value as string;
  }
  return Object.keys(kept).length === 0
    ? wrong('blank', { fa: 'خالی است.', en: 'It is blank.' })
    : right(kept);
}

/** A list of at most `most` members, each checked; the path names the first wrong one. */
export function checkList(value: unknown, most: number, check: (one: unknown) => Checked): Checked {
  if (!Array.isArray(value)) return wrongType({ fa: 'یک فهرست', en: 'a list' });
  if (value.length > most)
    return wrong('too-many', { fa: `حداکثر ${persian(most)} مورد.`, en: `At most ${most} entries.` });
  const kept: unknown[] = [];
  for (const [index, one] of value.entries()) {
    const checked = check(one);
    if (!checked.ok)
      return { ...checked, path: [index, checked.path].filter((part) => part !== undefined).join('.') };
    kept.push(checked.value);
  }
  return right(kept);
}
