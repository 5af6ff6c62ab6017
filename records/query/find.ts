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
import { baseConditions } from './page.ts';
import { selectedField } from './path.ts';
import type { Stored } from './query.ts';
import { recordColumns, recordOf, type RecordRow } from './record-json.ts';
import { column, fromRows, isSteady, orderOf, rowSet, scalarOf, storedFold, type RowSet } from './row-set.ts';

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

/** An object that can be found. */
type Sought = {
  readonly object: ObjectDescriptor;
  readonly title: FieldDescriptor;
  /** Where the actor sees few rows: those. */
  readonly rows: RowSet;
};
type Match = { readonly which: number; readonly id: string; readonly rank: number };

/** Two statements find the records of all objects, and one an object reads those that are shown. */
async function findAll(tx: RecordTx, text: string): Promise<readonly Found[]> {
  const sought: Sought[] = [];
  for (const object of tx.schema.objects.values()) {
    const title = object.fields.get(object.title);
    if (title && isSearched(tx, object, title))
      sought.push({ object, title, rows: await withOwnersFirst(rowSet(tx, object)) });
  }
  // The clock of one object's formula would keep all others from being prepared.
  const steady = sought.filter(({ object }) => isSteady(object));
  const unsteady = sought.filter(({ object }) => !isSteady(object));
  const asked = { text, start: foldSearch(text) };
  const found = [
    ...(await findAmong(tx, steady, { ...asked, prepared: isUsual(text) })),
    ...(await findAmong(tx, unsteady, { ...asked, prepared: false })),
  ];
  // Sorting is stable: objects of one rank stay in the order in which people know them.
  const places = new Map([...tx.schema.objects.keys()].map((name, place) => [name, place]));
  const place = (one: Best): number => places.get(one.found.object) ?? 0;
  return found
    .toSorted((one, other) => one.rank - other.rank || place(one) - place(other))
    .map((one) => one.found);
}

type Best = { readonly found: Found; readonly rank: number };

async function findAmong(tx: RecordTx, sought: readonly Sought[], asked: Asked): Promise<readonly Best[]> {
  const led = await findLed(tx, sought, asked);
  const rest = await findRanked(tx, sought, asked, led);
  const best: Best[] = [];
  for (const [which, matches] of Map.groupBy([...led, ...rest], (match) => match.which)) {
    const object = sought[which]?.object;
    if (!object) continue;
    const records = await readBest(tx, object, matches);
    best.push({
      found: { object: object.name, records },
      rank: Math.max(0, Math.min(...matches.map(({ rank }) => rank))),
    });
  }
  return best;
}

function isSearched(tx: RecordTx, object: ObjectDescriptor, title: FieldDescriptor): boolean {
  const { actor } = tx.context;
  return (
    object.listed &&
    title.searchable !== undefined &&
    comparisonOf(title) === 'text' &&
    scopeFor(actor, object, 'read') !== 'none' &&
    !isHidden(actor, object, title)
  );
}

/** The records to show, best first, those of one rank in Persian order. */
async function readBest(
  tx: RecordTx,
  object: ObjectDescriptor,
  matches: readonly Match[],
): Promise<readonly Stored[]> {
  const rows = rowSet(tx, object);
  const selected = [object.title, ...detailsOf(tx, object)].map((name) => selectedField(rows, name));
  const ids = matches.map(({ id }) => id);
  const read = await tx.rows<RecordRow>(
    sql`select ${recordColumns(rows, selected)} from ${fromRows(rows)}
      where ${allOf([...baseConditions(rows, {}), sql`${column(rows, 'id')} = any(${ids}::uuid[])`])}`,
    { prepared: isSteady(object) },
  );
  const ranks = new Map(matches.map(({ id, rank }) => [id, rank]));
  const rankOf = ({ id }: Stored): number => ranks.get(id) ?? 0;
  // Found by a detail, a record may be without a title.
  const keyOf = ({ values: { [object.title]: title } }: Stored): string =>
    typeof title === 'string' ? sortKey(title) : '';
  return read
    .map(recordOf)
    .toSorted(
      (one, other) =>
        rankOf(one) - rankOf(other) || compare(keyOf(one), keyOf(other)) || compare(one.id, other.id),
    );
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

type Asked = {
  readonly text: string;
  /** Its fold. */
  readonly start: string;
  readonly prepared: boolean;
};

/**
 * A longer word is found by its trigrams whichever it is, so that its statement is worth preparing: planning took 1.5 ms for
 * each object. What is short or of many words is planned for what it is.
 */
const isUsual = (text: string): boolean => /^[\p{L}\u200c]{4,}$/u.test(text);

const foldOf = (rows: RowSet, title: FieldDescriptor): RawBuilder<unknown> =>
  storedFold(title, rows) ?? sql`peyvand_fold_v1(${scalarOf(title, rows)})`;

/** Better than any rank. */
const ledRank = -1;

/**
 * Rows whose title begins with the text, in Persian order: a range of the index by which lists are sorted. Among a million
 * people a trigram index gives all 120,000 called Mohammad before it gives the first (48 ms against 1). Where the actor sees
 * few rows all of his matches are ranked instead.
 */
async function findLed(
  tx: RecordTx,
  sought: readonly Sought[],
  { start, prepared }: Asked,
): Promise<readonly Match[]> {
  const key = sortKey(start);
  const parts = sought.flatMap(({ object, title, rows: { source } }, which) => {
    if (source || !title.indexed || title.storage.in !== 'columns') return [];
    const rows = rowSet(tx, object);
    const order = orderOf(title, rows);
    const begins = allOf([
      ...baseConditions(rows, {}),
      sql`${order} >= ${key}::text collate "C"`,
      sql`${order} < ${`${key}\u{10FFFF}`}::text collate "C"`,
      sql`left(${foldOf(rows, title)}, ${Array.from(start).length}::integer) = ${start}`,
    ]);
    return [
      sql<Match>`(select ${sql.lit(which)} as which, ${column(rows, 'id')} as id, ${sql.lit(ledRank)} as rank from ${fromRows(rows)}
        where ${begins} order by ${order}, ${column(rows, 'id')} limit ${sql.lit(shownOfEach)})`,
    ];
  });
  return parts.length === 0 ? [] : tx.rows(sql<Match>`${sql.join(parts, sql` union all `)}`, { prepared });
}

/** The best of some hundred matches of each object, ranked by what is stored; none of those that have enough to show. */
async function findRanked(
  tx: RecordTx,
  sought: readonly Sought[],
  { text, start, prepared }: Asked,
  led: readonly Match[],
): Promise<readonly Match[]> {
  const begins = likePattern(start, 'start');
  const known = Map.groupBy(led, ({ which }) => which);
  const parts = sought.map(({ title, rows }, which) => {
    const folded = foldOf(rows, title);
    const ids = known.get(which)?.map(({ id }) => id) ?? [];
    const rank = sql`case when ${folded} like ${begins} then 0 when ${folded} like ${`% ${begins}`} then 1
      when ${folded} like ${likePattern(start, 'anywhere')} then 2 else 3 end`;
    const matches = allOf([
      ...baseConditions(rows, { filter: { search: text } }),
      sql`${column(rows, 'id')} <> all(${ids}::uuid[])`,
    ]);
    // With nothing left to show PostgreSQL does not begin to look.
    return sql<Match>`(select ${sql.lit(which)} as which, id, rank from (
        select ${column(rows, 'id')} as id, ${rank} as rank, ${folded} as folded from ${fromRows(rows)} where ${matches}
        limit ${sql.lit(mostCandidates)}
      ) as candidates order by rank, folded, id limit ${shownOfEach - ids.length}::bigint)`;
  });
  return parts.length === 0 ? [] : tx.rows(sql<Match>`${sql.join(parts, sql` union all `)}`, { prepared });
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
