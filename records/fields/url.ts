import { z } from 'zod';
import { checkText, right, wrong } from './checks.ts';
import type { Checked, FieldKind } from './kind.ts';
import { oneColumn } from './stored.ts';

/** A web address. Only http and https, since a page makes a link of it. */
export const url: FieldKind = {
  name: 'url',
  label: { fa: 'پیوند وب', en: 'Web link' },
  options: z.strictObject({}),
  comparison: 'text',
  ...oneColumn('text'),
  searchText: (parts) => parts(''),
  check: checkUrl,
  jsonSchema: () => ({ type: 'string', format: 'uri', maxLength: 2_000 }),
  parse: (text) => checkUrl(/^[a-z]+:/i.test(text.trim()) ? text.trim() : `https://${text.trim()}`),
};

function checkUrl(value: unknown): Checked {
  const checked = checkText(value, 2_000);
  if (!checked.ok) return checked;
  const made = URL.parse(checked.value as string);
  return made && (made.protocol === 'https:' || made.protocol === 'http:')
    ? right(checked.value)
    : wrong('not-a-web-address', {
        fa: 'نشانی وب با https:// شروع می‌شود.',
        en: 'A web address begins with https://.',
      });
}
