import { z } from 'zod';
import { parseId } from '#kernel/id.ts';
import { checkList, right, wrong, wrongType } from './checks.ts';
import { phraseShape } from './choice.ts';
import type { Checked, FieldKind } from './kind.ts';
import { oneColumn } from './stored.ts';
import { sql } from '#kernel/database/sql.ts';

const linkLike = (
  name: 'link' | 'member' | 'team',
  label: FieldKind['label'],
  options: FieldKind['options'],
): FieldKind => ({
  name,
  label,
  options,
  comparison: 'token',
  ...oneColumn('uuid'),
  check: checkId,
  jsonSchema: () => ({ type: 'string', format: 'uuid' }),
  // A name is resolved by the import, which may ask; here only an id can be read.
  parse: (text) => checkId(text.trim()),
});

/** One record of another object. */
export const link = linkLike(
  'link',
  { fa: 'پیوند به یکی', en: 'Link to one' },
  z.strictObject({
    to: z.string(),
    back: phraseShape.optional(),
    where: z.unknown().optional(),
    tree: z.boolean().optional(),
  }),
);

/** A member of the workspace. */
export const member = linkLike(
  'member',
  { fa: 'همکار', en: 'Member' },
  z.strictObject({ to: z.literal('member').default('member') }),
);

export const team = linkLike(
  'team',
  { fa: 'تیم', en: 'Team' },
  z.strictObject({ to: z.literal('team').default('team') }),
);

/** Several records of another object, without order; they stand in the table of links. */
export const links: FieldKind = {
  name: 'links',
  label: { fa: 'پیوند به چندتا', en: 'Links to many' },
  options: z.strictObject({ to: z.string(), back: phraseShape.optional() }),
  comparison: 'set',
  columns: () => [],
  toParts: () => ({}),
  select: () => sql`null`,
  scalar: () => sql`null`,
  check: (value) => {
    const checked = checkList(value, 1_000, checkId);
    return checked.ok ? right([...new Set(checked.value as string[])]) : checked;
  },
  jsonSchema: () => ({ type: 'array', uniqueItems: true, items: { type: 'string', format: 'uuid' } }),
  parse: (text) =>
    checkList(
      text
        .split(/[,،;؛]/)
        .map((part) => part.trim())
        .filter(Boolean),
      1_000,
      checkId,
    ),
};

function checkId(value: unknown): Checked {
  if (typeof value !== 'string') return wrongType({ fa: 'شناسهٔ یک رکورد', en: 'the id of a record' });
  const id = parseId(value);
  return id
    ? right(id)
    : wrong('not-an-id', {
        fa: `«${value.slice(0, 60)}» شناسه نیست.`,
        en: `“${value.slice(0, 60)}” is not an id.`,
      });
}
