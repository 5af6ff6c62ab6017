import { createHash } from 'node:crypto';
import { DECIMAL } from '#persian/digits.ts';
import { isCivilDate } from '#persian/jalali/civil.ts';
import { sortKey } from '#persian/sort-key.ts';
import { anyOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { recordFields } from '../define/record-fields.ts';
import { comparisonOf } from '../fields/index.ts';
import type { Comparison } from '../fields/kind.ts';
import { badFilter } from '../problems.ts';
import { recordKey } from '../write/keys.ts';
import { selectedField } from './path.ts';
import type { Sort } from './query.ts';
import { plainText, shown } from './shown.ts';
import { orderedWithin } from '../define/ordered-within.ts';
import { inParts, orderValue, type Far, type OrderValue, type Rank } from './order-value.ts';
import { column, scalarOf, type RowSet } from './row-set.ts';

/** One key of the order: its SQL, its type for casting a cursor's text back, its direction. */
export type OrderKey = {
  readonly expression: RawBuilder<unknown>;
  readonly type: string;
  readonly descending: boolean;
  readonly nullable: boolean;
  /** What is null where the key is, where that is cheaper to ask than the key itself. */
  readonly presence?: RawBuilder<unknown>;
  /**
   * For texts, the text itself, of which the next page's cursor makes the key: in SQL it would be computed for each of
   * fifty rows (1.2 ms), though the last one alone is needed.
   */
  readonly text?: RawBuilder<unknown>;
  /** For a choice, the condition of each of its choices, in their order. */
  readonly ranks?: readonly Rank[];
  /** For a link, the records that it points to; their id is the key after this one. */
  readonly far?: Far;
  /** What a cursor tells of it, where that is not the key itself. */
  readonly told?: RawBuilder<unknown>;
  /** The field of which it is the key. */
  readonly field: FieldDescriptor;
  /** Whether the field is one of the rows themselves, and not of what they link to (`party.name`). */
  readonly own: boolean;
};

/** What of a key a row has to tell for a cursor that begins after it. */
export const cursorColumn = ({ expression, text, told }: OrderKey): RawBuilder<unknown> =>
  text ?? told ?? expression;

/** The key of a row, from what `cursorColumn` read. */
export const cursorValue = ({ text }: OrderKey, read: string | null): string | null =>
  text && read !== null ? sortKey(read) : read;

/** The keys of a sort, by own fields or through one link (`party.name`); newest first where none is asked for. */
export function orderKeys(rows: RowSet, sort: readonly Sort[]): OrderKey[] {
  if (!Array.isArray(sort) || sort.length > 2)
    throw badFilter(
      { reason: { fa: 'ترتیب با حداکثر دو فیلد.', en: 'Sort by at most two fields.' } },
      { field: 'sort' },
    );
  const wanted: readonly Sort[] = sort.length === 0 ? [newest] : sort;
  const keys = wanted.map((one) => orderKey(rows, byItsLink(rows, one)));
  const parts = partsOf(rows, wanted);
  const [leading, ...others] = keys;
  const first = leading && { ...leading, ...parts };
  if (!first) return [];
  const rest = others.length > 0 ? others : tied(rows, first);
  // Of two people with one name, all that links to one stands before what links to the other.
  // A cursor tells the link, which a row has though its reader may not see what it points to.
  return first.far
    ? [first, { ...idKey(first.far.rows, first), told: first.far.link }, ...rest]
    : [first, ...rest];
}

/** The first key of an object's own order, where an index leads by it and the second. */
function partsOf(rows: RowSet, wanted: readonly Sort[]): Pick<OrderValue, 'ranks'> | undefined {
  const within = orderedWithin(rows.object);
  if (!within || JSON.stringify(wanted) !== JSON.stringify(rows.object.order)) return undefined;
  return inParts(within[0], rows);
}

/** `owner.name` asks for what the link itself is sorted by, which indexes give. */
function byItsLink({ object, tx }: RowSet, one: Sort): Sort {
  const [name = '', path, ...further] = shown(one.field).split('.');
  const link = object.fields.get(name) ?? recordFields.get(name);
  if (!link || !leads(link) || path === undefined || further.length > 0) return one;
  const target = tx.schema.objects.get(String(link.options['to']));
  return target && path === (target.inOrder ?? target.title) ? { ...one, field: name } : one;
}

/**
 * Many rows share a choice or what they link to: the newest first among them, as the indexes of these fields have them. The
 * keys of a field made on screen stand beside the records' ids, which rise with time.
 */
function tied(rows: RowSet, { field, far }: OrderKey): readonly OrderKey[] {
  if (!leads(field) && field.kind !== 'choice') return [];
  const beside = !far && field.storage.in === 'custom';
  return [beside ? idKey(rows, { field, descending: true }) : orderKey(rows, newest)];
}

const idKey = (rows: RowSet, { field, descending }: Pick<OrderKey, 'field' | 'descending'>): OrderKey => ({
  expression: column(rows, 'id'),
  type: 'uuid',
  nullable: false,
  own: true,
  field,
  descending,
});

/** Whether the field is a link to one, and so ordered by what it leads to. */
const leads = ({ storage, options }: FieldDescriptor): boolean =>
  storage.in !== 'links' && typeof options['to'] === 'string';

const newest: Sort = { field: 'createdAt', direction: 'desc' };

function orderKey(rows: RowSet, { field: name, direction }: Sort): OrderKey {
  const { field, rows: from } = selectedField(rows, shown(name));
  const value = orderValue(field, from);
  if (!value)
    throw badFilter(
      {
        reason: {
          fa: `نمی‌توان بر پایهٔ «${field.label.fa}» مرتب کرد.`,
          en: `Lists cannot be sorted by “${field.label.en}”.`,
        },
      },
      { field: 'sort' },
    );
  return {
    ...value,
    field,
    own: from === rows,
    descending: direction === 'desc',
    // A required link may lead to what the reader does not see, or what lies in the bin.
    nullable: !field.required || field.storage.in !== 'columns' || from !== rows || leads(field),
    // No index holds a far field's key, and folding it for every row costs seconds at 100k.
    ...(from === rows || value.presence ? {} : { presence: scalarOf(field, from) }),
  };
}

/** Where in the order a statement reads. */
type Within = {
  /** How many keys of the sort come before these and are the same for all of the rows: 0 where none does. */
  readonly fixed?: number;
  /** The other way round, nulls included, for the page before a cursor. */
  readonly back?: boolean;
};

/**
 * `order by` of the keys and the id, which follows the last key's direction so that one index serves both.
 */
export function orderBy(
  keys: readonly OrderKey[],
  rows: RowSet,
  { fixed = 0, back = false }: Within = {},
): RawBuilder<unknown> {
  const id = column(rows, 'id');
  const parts = keys.map((key, index) =>
    // Only later keys say where nulls go: the first key's null and non-null rows are two queries.
    key.nullable && index + fixed > 0
      ? sql`${key.expression} ${word(key.descending !== back)} ${back ? sql`nulls first` : sql`nulls last`}`
      : sql`${key.expression} ${word(key.descending !== back)}`,
  );
  const idDown = (keys.at(-1)?.descending ?? false) !== back;
  return sql`order by ${sql.join([...parts, idDown ? sql`${id} desc` : sql`${id}`], sql`, `)}`;
}

const word = (descending: boolean): RawBuilder<unknown> => (descending ? sql`desc` : sql`asc`);

/**
 * Rows after a cursor, or with `back` before it. Where all keys run one way and none can be null it is one tuple
 * comparison, which is one index range (0.09 ms against 181 ms for the expanded form at 1M rows); else the expanded form
 * behind a leading range.
 */
export function afterCursor(
  keys: readonly OrderKey[],
  values: readonly (string | null)[],
  id: string,
  rows: RowSet,
  { fixed = 0, back = false }: Within = {},
): RawBuilder<unknown> {
  const last: CursorKey = {
    expression: column(rows, 'id'),
    type: 'uuid',
    descending: keys.at(-1)?.descending ?? false,
    nullable: false,
  };
  const all: readonly CursorKey[] = [...keys, last];
  const limits = [...values, id];
  const uniform = all.every(
    (key, index) => key.descending === last.descending && (!key.nullable || index + fixed === 0),
  );
  if (uniform) {
    const sign = last.descending === back ? sql`>` : sql`<`;
    return sql`(${sql.join(
      all.map((key) => key.expression),
      sql`, `,
    )}) ${sign} (${sql.join(
      all.map((key, index) => typed(limits[index] ?? null, key)),
      sql`, `,
    )})`;
  }
  const expanded = anyOf(
    all.map((key, index) => {
      const equal = all
        .slice(0, index)
        .map(
          (before, at) => sql`${before.expression} is not distinct from ${typed(limits[at] ?? null, before)}`,
        );
      return sql.join([...equal, beyond(key, limits[index] ?? null, back)], sql` and `);
    }),
  );
  const first = all[0];
  const lead = limits[0];
  if (!first || lead === null || lead === undefined || (first.nullable && fixed > 0)) return expanded;
  return sql`${first.expression} ${first.descending === back ? sql`>=` : sql`<=`} ${typed(lead, first)} and (${expanded})`;
}

type CursorKey = Omit<OrderKey, 'field' | 'own'>;

/** Nulls stand at the end: nothing is after one, and everything else is before it. */
function beyond(key: CursorKey, limit: string | null, back: boolean): RawBuilder<unknown> {
  if (limit === null) return back ? sql`${key.expression} is not null` : sql`false`;
  const strict = sql`${key.expression} ${key.descending === back ? sql`>` : sql`<`} ${typed(limit, key)}`;
  return key.nullable && !back ? sql`(${strict} or ${key.expression} is null)` : strict;
}

/** Where a list begins that does not begin with its first row. */
export type Start = {
  /** So many keys are the same for the rows among which it begins. */
  readonly fixed: number;
  /** What of those rows stands at the beginning or after it. */
  readonly within: RawBuilder<unknown>;
  /** What of all rows does. */
  readonly whole: RawBuilder<unknown>;
};

/**
 * Rows from a value of the first key on: from a letter, a day, an amount. Where that key is a yes or no it is a value of the
 * second, among the rows that stand first. @throws badFilter
 */
export function startingAt([first, second]: readonly OrderKey[], from: string): Start | undefined {
  if (!first) return undefined;
  if (!second || comparisonOf(first.field) !== 'boolean') {
    const whole = fromValue(first, from);
    return { fixed: 0, within: whole, whole };
  }
  const within = fromValue(second, from);
  const leading = typed(String(first.descending), first);
  const absent = sql`${second.presence ?? second.expression} is null`;
  return {
    fixed: 1,
    within,
    whole: sql`(${first.expression} is distinct from ${leading} or ${absent} or ${within})`,
  };
}

function fromValue(key: OrderKey, from: string): RawBuilder<unknown> {
  const field = key.far?.by ?? key.field;
  const how = comparisonOf(field);
  const value = plainText(from, 200);
  if (!isStart(how, value))
    throw badFilter(
      {
        reason: {
          fa: `در ترتیب بر پایهٔ «${key.field.label.fa}» نمی‌توان به «${shown(value)}» پرید.`,
          en: `A list by “${key.field.label.en}” cannot begin at “${shown(value)}”.`,
        },
      },
      { field: 'from' },
    );
  const { num, txt } = recordKey(field, field.kind === 'money' ? { amount: value } : value);
  const start = num ?? txt ?? value;
  // Downwards all that begins with the letter comes first, and no character is beyond this one.
  const limit = how === 'text' && key.descending ? `${start}\u{10FFFF}` : start;
  return sql`${key.expression} ${key.descending ? sql`<=` : sql`>=`} ${typed(limit, key)}`;
}

const isStart = (how: Comparison, value: string): boolean =>
  (how === 'text' && value !== '') ||
  (how === 'number' && DECIMAL.test(value)) ||
  (how === 'date' && isCivilDate(value)) ||
  (how === 'instant' && /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value)));

const typed = (value: string | null, key: CursorKey): RawBuilder<unknown> =>
  key.type === 'text' ? sql`${value}::text collate "C"` : sql`${value}::${sql.raw(key.type)}`;

/** A mark of what a cursor belongs to: another sort's cursor is refused rather than misread. */
export const orderMark = (object: ObjectDescriptor, sort: readonly Sort[]): string =>
  createHash('sha1')
    .update(JSON.stringify([object.name, sort]))
    .digest('base64url')
    .slice(0, 8);
