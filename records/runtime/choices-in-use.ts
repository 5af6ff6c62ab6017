import { allOf, anyOf, sql } from '#kernel/database/sql.ts';
import type { Choice } from '../define/declare.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { compileFilter } from '../query/filter.ts';
import { fromRows, ownRows, rowSet } from '../query/row-set.ts';
import type { RecordTx } from '../records.ts';
import { choiceInUse } from './problems.ts';

/**
 * That no record has one of these choices in one of these fields, of those in the bin either: they come back with what they had.
 * @throws choiceInUse with the first that is held
 */
export async function requireUnused(
  tx: RecordTx,
  fields: readonly { readonly object: ObjectDescriptor; readonly field: FieldDescriptor }[],
  choices: readonly Choice[],
): Promise<void> {
  const looks = choices.flatMap(({ key }) =>
    fields.map(({ object, field }) => {
      const rows = rowSet(tx.bySystem('schema.change'), object);
      const op = field.kind === 'choices' ? 'has' : 'eq';
      const has = compileFilter(rows, { field: field.name, op, value: key });
      return sql`(select ${key}::text as key from ${fromRows(rows)}
        where ${allOf([anyOf([ownRows(rows), ownRows(rows, true)]), has])} limit 1)`;
    }),
  );
  if (looks.length === 0) return;
  const found = await tx.rows<{ key: string }>(sql.join(looks, sql` union all `));
  const held = choices.find(({ key }) => key === found[0]?.key);
  if (held) throw choiceInUse({ choice: held.label }, { field: 'options.choices' });
}
