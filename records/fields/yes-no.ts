import { z } from 'zod';
import { right, wrong, wrongType } from './checks.ts';
import type { FieldKind } from './kind.ts';
import { oneColumn } from './stored.ts';

// «انجام شد» and its like: what other products write of a task that is or is not done.
const yes = new Set(
  'بله بلی آری دارد است yes y true 1 ۱ ✓ انجام‌شد انجام‌شده انجامشده done completed complete'.split(' '),
);
const no = new Set(
  'خیر نه ندارد نیست no n false 0 ۰ ✗ انجام‌نشد انجام‌نشده انجامنشده todo to-do not-done not-started in-progress waiting deferred در‌حال‌انجام'.split(
    ' ',
  ),
);

/** Words that belong together may be written with a space, a half space, a hyphen or an underscore. */
const joined = (text: string): readonly string[] => {
  const word = text.trim().toLowerCase();
  return [word, word.replaceAll(/[\s\u200c_]+/g, '\u200c'), word.replaceAll(/[\s_]+/g, '-')];
};

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
    const words = joined(text);
    if (words.some((word) => yes.has(word))) return right(true);
    if (words.some((word) => no.has(word))) return right(false);
    return wrong('not-yes-or-no', {
      fa: `«${text}» بله یا خیر نیست.`,
      en: `“${text}” is neither yes nor no.`,
    });
  },
};
