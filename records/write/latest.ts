import { allOf, sql } from '#kernel/database/sql.ts';
import { latestFigures } from '../define/assemble.ts';
import type { Latest } from '../define/declare.ts';
import type { FieldDescriptor, ObjectDescriptor, Schema } from '../define/descriptor.ts';
import type { Change } from '../define/lifecycle.ts';
import { recordFields } from '../define/record-fields.ts';
import { fieldNamesIn } from '../query/filter-fields.ts';
import { compileFilter } from '../query/filter.ts';
import { rollUpScalar } from '../query/roll-up-sql.ts';
import { column, fromRows, ownRows, rowSet, scalarOf, tableOf } from '../query/row-set.ts';
import type { RecordTx } from '../records.ts';

/** A field that is kept as the latest of other instants, with what it is the latest of elsewhere. */
type Kept = {
  readonly object: ObjectDescriptor;
  readonly field: FieldDescriptor;
  readonly column: string;
  readonly latest: Latest;
  readonly figures: readonly FieldDescriptor[];
};

/**
 * Kept instants follow the records that they are the latest of: of these very records, and of those that they link to or
 * linked to before. The record itself has not changed by that: its version stays, for who has it open in a form is not in
 * anybody's way, and the log tells of what has happened already.
 */
export function keepLatest(tx: RecordTx, object: ObjectDescriptor, changes: readonly Change[]): void {
  for (const kept of keptIn(tx.schema)) {
    const ids = new Set<string>();
    if (kept.object.name === object.name) {
      const own = [...kept.latest.of, ...(kept.latest.while ? fieldNamesIn(kept.latest.while) : [])];
      for (const change of changes) if (change.after && differs(change, own)) ids.add(change.id);
    }
    for (const { storage } of kept.figures) {
      if (storage.in !== 'rollUp' || storage.of !== object.name) continue;
      for (const change of changes)
        if (differs(change, storage.needs))
          for (const side of [change.before, change.after])
            for (const id of list(side?.[storage.through])) ids.add(id);
    }
    if (ids.size > 0) count(tx, kept, [...ids]);
  }
}

/** After links were turned without a write of the records that they stand in. */
export function keepLatestOf(tx: RecordTx, object: ObjectDescriptor, ids: readonly string[]): void {
  for (const kept of keptIn(tx.schema)) if (kept.object.name === object.name) count(tx, kept, ids);
}

const known = new WeakMap<Schema, readonly Kept[]>();

function keptIn(schema: Schema): readonly Kept[] {
  const found = known.get(schema);
  if (found) return found;
  const kept = [...schema.objects.values()].flatMap((object) =>
    [...object.fields.values()].flatMap((field): readonly Kept[] => {
      const { latest, storage } = field;
      if (!latest || storage.in !== 'columns') return [];
      return [
        {
          object,
          field,
          column: storage.column,
          latest,
          figures: latestFigures(object, field, schema.objects),
        },
      ];
    }),
  );
  known.set(schema, kept);
  return kept;
}

/** A record that has come, or gone, differs in everything. */
const differs = ({ before, after }: Change, names: readonly string[]): boolean =>
  !before ||
  !after ||
  names.some((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null));

const list = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? (value as string[]) : [];

/**
 * The rows are locked by a statement before, in the order of their ids: the one that counts then sees what whoever had
 * them locked has told of them, and nobody waits in a ring.
 */
function count(tx: RecordTx, { object, column: name, latest, figures }: Kept, ids: readonly string[]): void {
  const { workspace, now } = tx.context;
  const rows = rowSet(tx.bySystem('what the latest instant of a record is'), object, 'k');
  const instants = [
    ...latest.of.flatMap((one) => {
      const field = object.fields.get(one) ?? recordFields.get(one);
      return field ? [scalarOf(field, rows)] : [];
    }),
    ...figures.map((figure) => rollUpScalar(figure, rows)),
  ];
  const at = sql`least(greatest(${sql.join(instants, sql`, `)}), ${now()}::timestamptz)`;
  const value = latest.while ? sql`case when ${compileFilter(rows, latest.while)} then ${at} end` : at;
  const mine = allOf([ownRows(rows), sql`${column(rows, 'id')} = any(${ids}::uuid[])`]);
  const table = sql.table(tableOf(object));
  tx.later(
    sql`select id from ${table} where workspace_id = ${workspace} and id = any(${ids}::uuid[]) order by id for update`,
  );
  tx.later(sql`update ${table} as t set ${sql.ref(name)} = g.at
    from (select ${column(rows, 'id')} as id, (${value})::timestamptz(3) as at from ${fromRows(rows)} where ${mine}) as g
    where t.workspace_id = ${workspace} and t.id = g.id and t.${sql.ref(name)} is distinct from g.at`);
}
