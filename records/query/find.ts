import { foldSearch } from '#persian/fold.ts';
import { layoutVariants } from '#persian/keyboard.ts';
import { sortKey } from '#persian/sort-key.ts';
import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { isHidden, scopeFor } from '../access/visible.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { comparisonOf } from '../fields/index.ts';
import type { RecordTx } from '../records.ts';
import { likePattern } from './like.ts';
import { withOwnersFirst } from './owners-first.ts';
import { baseConditions, completed } from './page.ts';
import { selectedField } from './path.ts';
import type { Stored } from './query.ts';
import {
  column,
  fromRows,
  isSteady,
  orderOf,
  ownRows,
  rowSet,
  scalarOf,
  storedFold,
  type RowSet,
} from './row-set.ts';
import { selectList, type Row, type Selected } from './select.ts';
import { titleColumns } from './titles.ts';

/** What was found of one object: its records, best first, with their title and what tells them from namesakes. */
export type Found = { readonly object: string; readonly records: readonly Stored[] };

const shownOfEach = 5;
/** So many matches of an object are ranked; those whose title begins with the text are found beside them. */
const mostCandidates = 300;
const mostDetails = 2;

/**
 * Records of all listed objects by a text, as the actor may see them: whose title begins with it, then whose title has a
 * word that does, then the rest. Where nothing answers, the text is read as typed under the wrong keyboard layout.
 */
export async function findEverywhere(tx: RecordTx, text: string): Promise<readonly Found[]> {
  const typed = text.slice(0, 200).trim();
  if (foldSearch(typed) === '') return [];
  for (const variant of [typed, ...layoutVariants(typed)]) {
    const found = await findAll(tx, variant);
    if (found.length > 0) return found;
  }
  return [];
}

async function findAll(tx: RecordTx, text: string): Promise<readonly Found[]> {
  const found: { readonly of: Found; readonly rank: number }[] = [];
  for (const object of tx.schema.objects.values()) {
    if (!isSearched(tx, object)) continue;
    const best = await findIn(tx, object, text);
    if (best.records.length > 0)
      found.push({ of: { object: object.name, records: best.records }, rank: best.rank });
  }
  // Sorting is stable: objects of one rank stay in the order in which people know them.
  return found.toSorted((one, other) => one.rank - other.rank).map(({ of }) => of);
}

function isSearched(tx: RecordTx, object: ObjectDescriptor): boolean {
  const title = object.fields.get(object.title);
  const { actor } = tx.context;
  return (
    object.listed &&
    title !== undefined &&
    title.searchable !== undefined &&
    comparisonOf(title) === 'text' &&
    scopeFor(actor, object, 'read') !== 'none' &&
    !isHidden(actor, object, title)
  );
}

async function findIn(
  tx: RecordTx,
  object: ObjectDescriptor,
  text: string,
): Promise<{ readonly records: readonly Stored[]; readonly rank: number }> {
  const shown = rowSet(tx, object);
  const selected = [object.title, ...detailsOf(tx, object)].map((name) => selectedField(shown, name));
  const asked: Asked = { text, start: foldSearch(text), prepared: isSteady(object) && isUsual(text) };
  const narrowed = await withOwnersFirst(rowSet(tx, object));
  // Where the actor sees few rows all of his matches are ranked.
  const led = narrowed.source ? [] : await findLed(shown, selected, asked);
  const rest = led.length === shownOfEach ? [] : await findRanked(narrowed, shown, selected, asked, led);
  return {
    records: await completed(tx, selected, [...led, ...rest]),
    rank: led.length > 0 ? 0 : (rest[0]?.rank ?? 0),
  };
}

type Asked = {
  readonly text: string;
  /** Its fold. */
  readonly start: string;
  readonly prepared: boolean;
};
type Ranked = Row & { readonly rank: number };

/**
 * A longer word is found by its trigrams whichever it is, so that its statement is worth preparing: planning took 1.5 ms for
 * each object. What is short or of many words is planned for what it is.
 */
const isUsual = (text: string): boolean => /^[\p{L}\u200c]{4,}$/u.test(text);

const foldOf = (rows: RowSet, title: FieldDescriptor): RawBuilder<unknown> =>
  storedFold(title, rows) ?? sql`peyvand_fold_v1(${scalarOf(title, rows)})`;

/**
 * Rows whose title begins with the text, in Persian order: a range of the index by which lists are sorted. Among a million
 * people a trigram index gives all 120,000 called Mohammad before it gives the first (48 ms against 1).
 */
async function findLed(
  rows: RowSet,
  selected: readonly Selected[],
  { start, prepared }: Asked,
): Promise<Row[]> {
  const title = rows.object.fields.get(rows.object.title);
  if (!title?.indexed || title.storage.in !== 'columns') return [];
  const order = orderOf(title, rows);
  const key = sortKey(start);
  const begins = allOf([
    ...baseConditions(rows, {}),
    sql`${order} >= ${key}::text collate "C"`,
    sql`${order} < ${`${key}\u{10FFFF}`}::text collate "C"`,
    sql`left(${foldOf(rows, title)}, ${Array.from(start).length}::integer) = ${start}`,
  ]);
  return rows.tx.rows<Row>(
    sql`select ${selectList(rows, selected)}${titleColumns(selected)} from ${fromRows(rows)} where ${begins}
      order by ${order}, ${column(rows, 'id')} limit ${sql.lit(shownOfEach)}`,
    { prepared },
  );
}

/** The best of some hundred matches. All are ranked by what is stored; what has to be looked up is so for the few shown. */
async function findRanked(
  rows: RowSet,
  shown: RowSet,
  selected: readonly Selected[],
  { text, start, prepared }: Asked,
  led: readonly Row[],
): Promise<Ranked[]> {
  const { tx, object } = rows;
  const title = selectedField(rows, object.title).field;
  const folded = foldOf(rows, title);
  const begins = likePattern(start, 'start');
  const rank = sql`case when ${folded} like ${begins} then 0 when ${folded} like ${`% ${begins}`} then 1
    when ${folded} like ${likePattern(start, 'anywhere')} then 2 else 3 end`;
  const matches = allOf([
    ...baseConditions(rows, { filter: { search: text } }),
    sql`${column(rows, 'id')} <> all(${led.map(({ id }) => id)}::uuid[])`,
  ]);
  // Asked for before the tables: a mirrored title joins its keys.
  const order = orderOf(title, shown);
  return tx.rows<Ranked>(
    sql`with best as materialized (select * from (
        select ${column(rows, 'id')} as id, ${rank} as rank, ${folded} as folded from ${fromRows(rows)} where ${matches}
        limit ${sql.lit(mostCandidates)}
      ) as candidates order by rank, folded, id limit ${shownOfEach - led.length})
      select ${selectList(shown, selected)}${titleColumns(selected)}, best.rank from ${fromRows(shown)}
      join best on ${ownRows(shown)} and ${column(shown, 'id')} = best.id
      order by best.rank, ${order}, ${column(shown, 'id')}`,
    { prepared },
  );
}

/** Fields that tell namesakes apart: a phone, a mailbox, whom it is about. */
function detailsOf(tx: RecordTx, object: ObjectDescriptor): readonly string[] {
  const about = new Set(object.about);
  return [...object.fields.values()]
    .filter(
      (field) =>
        field.name !== object.title &&
        field.storage.in === 'columns' &&
        (about.has(field.name) || ['phones', 'emails', 'money'].includes(field.kind)) &&
        !isHidden(tx.context.actor, object, field),
    )
    .slice(0, mostDetails)
    .map(({ name }) => name);
}
