import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { ObjectDescriptor, Variant } from '../define/descriptor.ts';
import { badFilter } from '../problems.ts';
import { scalarOf, type RowSet } from './row-set.ts';

/** @throws badFilter where the object has no such list. */
export function variantOf(object: ObjectDescriptor, name: string): Variant {
  const variant = object.variants.find((one) => one.name === name);
  if (variant) return variant;
  const shown = name.slice(0, 80);
  throw badFilter(
    { reason: { fa: `«${shown}» فهرستی از این نوع نیست.`, en: `“${shown}” is no list of this object.` } },
    { field: 'variant' },
  );
}

/** The rows that make up one of the object's lists. The value stands in the text, so that a prepared plan knows its share. */
export function variantCondition(rows: RowSet, name: string): RawBuilder<unknown> {
  const { where } = variantOf(rows.object, name);
  const field = rows.object.fields.get(where.field);
  if (!field) throw new Error(`${rows.object.name} has no field ${where.field}`);
  return sql`${scalarOf(field, rows)} = ${sql.lit(where.value)}`;
}

/** Names of the fields that the list does not have. */
export const fieldsWithout = (object: ObjectDescriptor, variant: string | undefined): ReadonlySet<string> =>
  new Set(variant === undefined ? [] : variantOf(object, variant).without);

/** Names of the fields that a record with these values does not have, by the variant it belongs to. */
export const fieldsForeignTo = (
  object: ObjectDescriptor,
  values: Readonly<Record<string, unknown>>,
): ReadonlySet<string> =>
  new Set(
    object.variants
      .filter(({ where }) => values[where.field] === where.value)
      .flatMap(({ without }) => without),
  );
