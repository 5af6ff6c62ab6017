import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { isHidden, readableField, visibleRows } from '../access/visible.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { badFilter } from '../problems.ts';
import { fieldNamesIn } from './filter-fields.ts';
import { compileFilter } from './filter.ts';
import type { Filter } from './query.ts';
import { column, ownRows, rowSet, scalarOf, tableOf, type RowSet } from './row-set.ts';
import type { Selected } from './select.ts';

/**
 * The field that a name means, for selecting and sorting: an own field, or one at the far end of a link to one
 * (`party.name`). The far record is joined only where the reader may see it; elsewhere its fields are empty.
 */
export function selectedField(rows: RowSet, name: string): Selected {
  const dot = name.indexOf('.');
  const { actor } = rows.tx.context;
  if (dot < 0) return { name, field: readableField(actor, rows.object, name), rows };
  const link = readableField(actor, rows.object, name.slice(0, dot));
  const far = farRows(rows, link);
  const field = far && readableField(actor, far.object, name.slice(dot + 1));
  if (!far || !field || field.storage.in === 'links' || field.storage.in === 'rollUp')
    throw noPath(link, name);
  return { name, field, rows: far };
}

/** What the records that a link leads to have to be, unless it asks about what the reader may not see. */
export function fitOf({ tx }: RowSet, { options }: FieldDescriptor): Filter | undefined {
  const target = tx.schema.objects.get(String(options['to']));
  const fit = options['where'] as Filter | undefined;
  if (!target || !fit) return undefined;
  const { actor } = tx.context;
  const isSeen = fieldNamesIn(fit).every((name) => {
    const field = target.fields.get(name);
    return field !== undefined && !isHidden(actor, target, field);
  });
  return isSeen ? fit : undefined;
}

/** The rows at the far end of a link to one that fit, joined under the reader's rules; undefined for other fields. */
export function farRows(rows: RowSet, link: FieldDescriptor, fit?: Filter): RowSet | undefined {
  const target = rows.tx.schema.objects.get(String(link.options['to']));
  if (!target || link.storage.in === 'links') return undefined;
  const far: RowSet = {
    ...rowSet(rows.tx, target, `${rows.alias}_${link.name.toLowerCase()}${fit ? '_fit' : ''}`),
    joins: rows.joins,
  };
  const same = allOf([
    sql`${column(far, 'workspace_id')} = ${column(rows, 'workspace_id')}`,
    sql`${column(far, 'id')} = ${scalarOf(link, rows)}`,
    ...farSeen(far, fit),
  ]);
  if (!rows.joins.has(far.alias))
    rows.joins.set(
      far.alias,
      sql`left join ${sql.table(tableOf(target))} as ${sql.ref(far.alias)} on ${same}`,
    );
  return far;
}

/** Living records at the far end of a link that its reader sees and that fit. */
export const farSeen = (far: RowSet, fit: Filter | undefined): readonly RawBuilder<unknown>[] => [
  ownRows(far),
  visibleRows(far, 'read'),
  ...(fit ? [compileFilter(far, fit)] : []),
];

const noPath = (field: FieldDescriptor, name: string) =>
  badFilter(
    {
      reason: {
        fa: `از «${field.label.fa}» نمی‌توان به فیلد دیگری رسید.`,
        en: `“${field.label.en}” does not lead to another field.`,
      },
    },
    { field: name.slice(0, 80) },
  );
