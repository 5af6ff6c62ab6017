import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { isHidden, visibleRows } from '../access/visible.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { choicesOf } from '../fields/choice.ts';
import { comparisonOf } from '../fields/index.ts';
import { farRows, fitOf } from './path.ts';
import type { Filter } from './query.ts';
import { column, fromRows, isNumeric, orderOf, ownRows, rowSet, scalarOf, type RowSet } from './row-set.ts';

type Sql = RawBuilder<unknown>;

/** The rows of one value of a field, and how a cursor tells of it. */
export type Rank = { readonly condition: Sql; readonly told: string };

/** What a field is ordered by: its SQL and the type of it, by which a cursor's text is read back. */
export type OrderValue = {
  readonly expression: Sql;
  readonly type: string;
  /** What is null where the expression is, where that is cheaper to ask. */
  readonly presence?: Sql;
  /** For texts, the text of which the key is made. */
  readonly text?: Sql;
  /**
   * For a choice with an index, the condition of each of its choices, in their order. The index gives the rows of one at a
   * time, while the place of a choice among the others is computed for every row.
   */
  readonly ranks?: readonly Rank[];
  /** For a link, the records whose value it is. */
  readonly far?: Far;
};

/** What a link points to, as far as its reader sees it. */
export type Far = {
  readonly rows: RowSet;
  /** The field of theirs that gives the order. */
  readonly by: FieldDescriptor;
  /** The link itself: it holds an id even where its reader may not see what it points to. */
  readonly link: Sql;
  /** What the records that may be linked to have in common. */
  readonly fit: Filter | undefined;
};

const types: Readonly<Record<string, string>> = {
  text: 'text',
  token: 'text',
  number: 'numeric',
  date: 'date',
  instant: 'timestamptz',
  boolean: 'boolean',
};

/**
 * How a field orders its rows: texts as in a Persian dictionary, choices as they are listed, several choices by the first
 * of them, a link by the place or the title of what it points to, links to many by the first title. Undefined for what has
 * no order (documents, conditions).
 */
export function orderValue(field: FieldDescriptor, rows: RowSet): OrderValue | undefined {
  if (field.kind === 'choice') return byChoice(field, rows);
  if (field.kind === 'choices') return byChoices(field, rows);
  if (field.storage.in === 'links') return byTitles(field, rows);
  if (typeof field.options['to'] === 'string') return byFarRecord(field, rows);
  const expression = orderOf(field, rows);
  if (field.storage.in === 'custom' && field.storage.mirrored)
    return { expression, type: isNumeric(field) ? 'numeric' : 'text' };
  const comparison = comparisonOf(field);
  // A record's own id is a link that leads nowhere.
  const type = field.kind === 'link' ? 'uuid' : types[comparison];
  if (!type) return undefined;
  return { expression, type, ...(comparison === 'text' ? { text: scalarOf(field, rows) } : {}) };
}

/** The field that makes a record one of a variant leads indexes of its own. */
export const leadsIndexes = ({ variants }: ObjectDescriptor, { name }: FieldDescriptor): boolean =>
  variants[0]?.where.field === name;

/** Where no stands before yes, the rows of each are a stretch of the index that leads by both fields of the object's order. */
export function inParts(field: FieldDescriptor, rows: RowSet): Pick<OrderValue, 'ranks'> {
  const scalar = scalarOf(field, rows);
  return {
    ranks: [
      { condition: sql`${scalar} = false`, told: 'false' },
      { condition: sql`${scalar} = true`, told: 'true' },
    ],
  };
}

const keysOf = (field: FieldDescriptor): Sql =>
  sql`array[${sql.join(
    choicesOf(field).map(({ key }) => sql.lit(key)),
    sql`, `,
  )}]::text[]`;

function byChoice(field: FieldDescriptor, rows: RowSet): OrderValue {
  const mirrored = field.storage.in === 'custom' && field.storage.mirrored === true;
  const scalar = mirrored ? orderOf(field, rows) : scalarOf(field, rows);
  const expression = sql`array_position(${keysOf(field)}, ${scalar})`;
  return {
    expression,
    type: 'integer',
    // A choice made on screen may have been taken away while records in the bin still hold it; those of the code stay.
    presence: field.custom || field.open ? expression : scalar,
    ...(mirrored || field.indexed || leadsIndexes(rows.object, field)
      ? {
          ranks: choicesOf(field).map(({ key }, at) => ({
            condition: sql`${scalar} = ${sql.lit(key)}`,
            told: String(at + 1),
          })),
        }
      : {}),
  };
}

const byChoices = (field: FieldDescriptor, rows: RowSet): OrderValue => ({
  expression: sql`(select array_agg(place order by place) from (
    select array_position(${keysOf(field)}, chosen) as place from jsonb_array_elements_text(${scalarOf(field, rows)}) as chosen
  ) as places where place is not null)`,
  type: 'integer[]',
});

const nothing: OrderValue = { expression: sql`null::text collate "C"`, type: 'text' };

/** By the place that people gave the record linked to, or else by its title, where the reader may see it. */
function byFarRecord(field: FieldDescriptor, rows: RowSet): OrderValue {
  const target = rows.tx.schema.objects.get(String(field.options['to']));
  const by = target?.fields.get(target.inOrder ?? target.title);
  if (!target || !by || isHidden(rows.tx.context.actor, target, by)) return nothing;
  // Those that may be linked to are found by a narrower index: companies, for an employer.
  const fit = fitOf(rows, field);
  const far = farRows(rows, field, fit);
  const value = far && orderValue(by, far);
  if (!value) return nothing;
  const { expression, type, text } = value;
  // What has no place, or no title, stands where nothing is linked to.
  const presence = by.required && by.storage.in === 'columns' ? column(far, 'id') : (text ?? expression);
  return {
    expression,
    type,
    ...(text ? { text } : {}),
    presence,
    far: { rows: far, by, link: scalarOf(field, rows), fit },
  };
}

/** By the first of the titles of the records linked to, among those that the reader may see. */
function byTitles(field: FieldDescriptor, rows: RowSet): OrderValue {
  const target = rows.tx.schema.objects.get(String(field.options['to']));
  const title = target?.fields.get(target.title);
  if (!target || !title || isHidden(rows.tx.context.actor, target, title)) return nothing;
  const far = rowSet(rows.tx, target, `${rows.alias}_first_${field.name.toLowerCase()}`);
  const key = orderOf(title, far);
  const linked = allOf([
    sql`link.workspace_id = ${column(rows, 'workspace_id')}`,
    sql`link.field_id = ${sql.lit(field.id)}`,
    sql`link.from_id = ${column(rows, 'id')}`,
    sql`${column(far, 'id')} = link.to_id`,
    ownRows(far),
    visibleRows(far, 'read'),
  ]);
  return { expression: sql`(select min(${key}) from link, ${fromRows(far)} where ${linked})`, type: 'text' };
}
