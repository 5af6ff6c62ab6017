import { z } from 'zod';
import { toLatinDigits } from '#persian/digits.ts';
import { foldSearch } from '#persian/fold.ts';
import { parsePhone } from '#persian/phone.ts';
import { checkList, checkTexts, right, wrong } from './checks.ts';
import type { Checked, FieldKind } from './kind.ts';
import { memberTexts, oneColumn, phoneDigits } from './stored.ts';

const most = 20;
const emailShape = /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/;

/** Telephone numbers, the first one preferred. */
export const phones: FieldKind = {
  name: 'phones',
  label: { fa: 'تلفن‌ها', en: 'Phones' },
  options: z.strictObject({}),
  comparison: 'text',
  ...oneColumn('jsonb'),
  scalar: phoneDigits,
  wanted: (text) => phoneWanted(text),
  entries: 'end',
  searchText: phoneDigits,
  check: (value) => checkList(value, most, (one) => checkPhone(one)),
  jsonSchema: () => listSchema({ number: 40, extension: 12, label: 60 }, 'number'),
  parse: (text, _field, { areaCode }) => {
    const read = (numbers: readonly string[]): Checked =>
      checkList(
        numbers.map((number) => ({ number })),
        most,
        (one) => checkPhone(one, areaCode),
      );
    const written = split(text);
    const checked = read(written);
    // «0912… / 021…» are two; of what is none of that the whole is told.
    const parted = checked.ok || !text.includes('/') ? checked : read(written.flatMap(besideSlashes));
    return parted.ok ? parted : checked;
  },
};

/** E-mail addresses, the first one preferred; the host's letters are lower-cased, the mailbox is kept as written. */
export const emails: FieldKind = {
  name: 'emails',
  label: { fa: 'رایانامه‌ها', en: 'E-mails' },
  options: z.strictObject({}),
  comparison: 'text',
  ...oneColumn('jsonb'),
  scalar: memberTexts('address'),
  entries: 'whole',
  searchText: memberTexts('address'),
  check: (value) => checkList(value, most, checkEmail),
  jsonSchema: () => listSchema({ address: 254, label: 60 }, 'address'),
  parse: (text) =>
    checkList(
      split(text).map((address) => ({ address })),
      most,
      checkEmail,
    ),
};

/** The digits that a number has however it is written: no leading zeros, no country code of Iran. */
export const phoneWanted = (text: string): string =>
  foldSearch(text)
    .replaceAll(/[^0-9]/g, '')
    .replace(/^(0098|98|0+)/, '');

const split = (text: string): string[] =>
  text
    .split(/:::|[,،;؛\n|]/)
    .map((part) => part.trim())
    .filter(Boolean);

const fewestDigits = 7;

/** Whole numbers alone: «88776100/110» is a range, and 110 the police. */
function besideSlashes(text: string): readonly string[] {
  const parts = text.split('/').map((part) => part.trim());
  return parts.every((part) => toLatinDigits(part).replaceAll(/\D/g, '').length >= fewestDigits)
    ? parts
    : [text];
}

/** A number is stored as E.164, a short line as its digits; a foreign one that no plan knows stays as it is written. */
function checkPhone(value: unknown, areaCode?: string): Checked {
  const checked = checkTexts(value, { number: 40, extension: 12, label: 60 });
  if (!checked.ok) return checked;
  const { number = '', extension, label } = checked.value as Record<string, string | undefined>;
  const parsed = parsePhone(number, areaCode === undefined ? {} : { areaCode });
  const named = label === undefined ? {} : { label };
  if (parsed.ok) {
    const inner = extension ?? parsed.value.extension;
    return right({
      number: parsed.value.number,
      ...(inner === undefined ? {} : { extension: inner }),
      ...named,
    });
  }
  if (isForeign(number))
    return right({ number, ...(extension === undefined ? {} : { extension }), ...named });
  return wrong(parsed.problem, parsed.phrase, 'number');
}

/** Written with another country's code and long enough to be a number. */
const isForeign = (number: string): boolean =>
  /^(\+|00)(?!98)[0-9][0-9 ()-]{6,20}$/.test(toLatinDigits(number).trim());

function checkEmail(value: unknown): Checked {
  const checked = checkTexts(value, { address: 254, label: 60 });
  if (!checked.ok) return checked;
  const { address = '', label } = checked.value as { address?: string; label?: string };
  if (!emailShape.test(address))
    return wrong(
      'not-an-email',
      // Isolated: an address that breaks off at its «@» would else be turned round by the Persian about it.
      { fa: `«\u2068${address}\u2069» نشانی رایانامه نیست.`, en: `“${address}” is not an e-mail address.` },
      'address',
    );
  const at = address.lastIndexOf('@');
  return right({
    address: address.slice(0, at) + address.slice(at).toLowerCase(),
    ...(label ? { label } : {}),
  });
}

const listSchema = (
  members: Readonly<Record<string, number>>,
  required: string,
): Record<string, unknown> => ({
  type: 'array',
  maxItems: most,
  items: {
    type: 'object',
    additionalProperties: false,
    required: [required],
    properties: Object.fromEntries(
      Object.entries(members).map(([name, maxLength]) => [name, { type: 'string', maxLength }]),
    ),
  },
});
