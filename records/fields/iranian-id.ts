import { z } from 'zod';
import { bareId, type Check } from '#persian/ids/check.ts';
import { right, wrong, wrongType } from './checks.ts';
import type { Checked, FieldKind } from './kind.ts';
import { oneColumn } from './stored.ts';

type IdKind = 'nationalCode' | 'companyId' | 'economicCode' | 'sheba' | 'card' | 'postalCode';

/** A kind that holds one checked identifier: stored bare, in Latin digits, however it was typed. */
export const iranianId = (
  name: IdKind,
  label: FieldKind['label'],
  pattern: string,
  check: (text: string) => Check<string>,
): FieldKind => {
  const checked = (value: unknown): Checked => {
    if (typeof value !== 'string') return wrongType({ fa: 'متن', en: 'text' });
    if (value.trim() === '') return wrong('blank', { fa: 'خالی است.', en: 'It is blank.' });
    const found = check(value);
    if (found.ok) return right(found.value);
    const { suggestion, phrase } = found;
    if (suggestion === undefined) return wrong(found.problem, phrase);
    const message = { fa: `${phrase.fa} شاید ${suggestion}؟`, en: `${phrase.en} Perhaps ${suggestion}?` };
    return { ok: false, code: found.problem, message, meant: suggestion };
  };
  return {
    name,
    label,
    options: z.strictObject({}),
    comparison: 'text',
    ...oneColumn('text'),
    searchText: (parts) => parts(''),
    wanted: (text) => bareId(text).toLowerCase(),
    check: checked,
    jsonSchema: () => ({ type: 'string', pattern }),
    parse: (text) => checked(text),
  };
};
