import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { ColumnPart, FieldKind, Parts } from './kind.ts';

/** The storage half of a kind that takes one column. */
export const oneColumn = (
  type: string,
): Pick<FieldKind, 'columns' | 'toParts' | 'select' | 'scalar' | 'customParts'> => ({
  columns: (): readonly ColumnPart[] => [{ suffix: '', type }],
  toParts: (value) => ({ '': value }),
  select: (parts) => parts(''),
  scalar: (parts) => parts(''),
  customParts: (document) => () => fromDocument(document, type),
});

const fromDocument = (document: RawBuilder<unknown>, type: string): RawBuilder<unknown> =>
  type.startsWith('jsonb') ? document : sql`(${document} #>> '{}')::${sql.raw(type)}`;

/** `numeric` arrives as text, so that money stays exact; numbers of this product fit a double. */
export const asNumber = (raw: unknown): unknown => (raw === null ? null : Number(raw));

/** An instant leaves as ISO 8601 in UTC. */
export const asInstant = (raw: unknown): unknown => (raw instanceof Date ? raw.toISOString() : raw);

/** The same by PostgreSQL: to the millisecond, as JavaScript writes it. */
export const instantJson = (value: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The texts of one member of each entry of a JSON list, spaced: what search looks in. */
export const memberTexts =
  (member: string) =>
  (parts: Parts): RawBuilder<unknown> =>
    sql`peyvand_member_texts(${parts('')}, ${sql.lit(member)})`;

/** The digits of every number of a list of phones. */
export const phoneDigits = (parts: Parts): RawBuilder<unknown> => sql`peyvand_phone_digits(${parts('')})`;
