import { z } from 'zod';
import { right, wrong, wrongType } from './checks.ts';
import type { FieldKind } from './kind.ts';
import { oneColumn } from './stored.ts';

const yes = new Set(['بله', 'بلی', 'آری', 'دارد', 'است', 'yes', 'y', 'true', '1', '۱', '✓']);
const no = new Set(['خیر', 'نه', 'ندارد', 'نیست', 'no', 'n', 'false', '0', '۰', '✗']);

export const yesNo: FieldKind = {
  name: 'yesNo',
  label: { fa: 'بله یا خیر', en: 'Yes or no' },
  options: z.strictObject({}),
  comparison: 'boolean',
  ...oneColumn('boolean'),
  check: (value) =>
    typeof value === 'boolean' ? right(value) : wrongType({ fa: 'true یا false', en: 'true or false' }),
  jsonSchema: () => ({ type: 'boolean' }),
  parse: (text) => {
    const word = text.trim().toLowerCase();
    if (yes.has(word)) return right(true);
    if (no.has(word)) return right(false);
    return wrong('not-yes-or-no', {
      fa: `«${text}» بله یا خیر نیست.`,
      en: `“${text}” is neither yes nor no.`,
    });
  },
};
