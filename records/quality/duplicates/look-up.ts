import { foldSearch } from '#persian/fold.ts';
import { sortKey } from '#persian/sort-key.ts';
import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor } from '../../define/descriptor.ts';
import { kinds } from '../../fields/index.ts';
import { column, hasSearch, orderOf, scalarOf, storedFold, type RowSet } from '../../query/row-set.ts';

type Sql = RawBuilder<unknown>;

/** How rows are found by a key of a field. */
export type LookUp = {
  /** A key in the form in which the index is asked for it. */
  readonly asked: (key: string) => string;
  /** That a row has the key which this SQL gives in that form. */
  readonly holds: (asked: Sql) => Sql;
};

/** By the index that the field has; undefined where it has none, for nothing is looked for by walking a table. */
export function lookUpBy(field: FieldDescriptor, rows: RowSet): LookUp | undefined {
  if (field.kind === 'text') {
    const fold = storedFold(field, rows) ?? sql`peyvand_fold_v1(${scalarOf(field, rows)})`;
    return { asked: (key) => key, holds: (key) => sql`peyvand_alike_v1(${fold}) = ${key}` };
  }
  if (field.searchable === 'detail' && hasSearch(rows.object, 'detail'))
    return {
      asked: (key) => (field.kind === 'phones' ? key.replaceAll(/\D/g, '') : foldSearch(key)),
      holds: (word) =>
        sql`string_to_array(${column(rows, 'search_detail')}, ' ') @> string_to_array(${word}, ' ')`,
    };
  if (!field.indexed || kinds[field.kind].comparison !== 'text') return undefined;
  return { asked: sortKey, holds: (key) => sql`${orderOf(field, rows)} = ${key}` };
}
