import { foldSearch } from '#persian/fold.ts';
import { layoutVariants } from '#persian/keyboard.ts';
import { allOf, sql } from '#kernel/database/sql.ts';
import { isHidden, scopeFor } from '../access/visible.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import { comparisonOf } from '../fields/index.ts';
import type { RecordTx } from '../records.ts';
import { likePattern } from './like.ts';
import { withOwnersFirst } from './owners-first.ts';
import { baseConditions, completed } from './page.ts';
import { selectedField } from './path.ts';
import type { Stored } from './query.ts';
import { column, fromRows, orderOf, ownRows, rowSet, scalarOf, storedFold } from './row-set.ts';
import { selectList, type Row } from './select.ts';
import { titleColumns } from './titles.ts';

/** What was found of one object: its records, best first, with their title and what tells them from namesakes. */
export type Found = { readonly object: string; readonly records: readonly Stored[] };

const shownOfEach = 5;
/** So many matches of an object are ranked, those that begin with the text before others. */
const mostCandidates = 500;
const mostLed = 200;
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
  const rows = await withOwnersFirst(rowSet(tx, object));
  const title = selectedField(rows, object.title);
  const matches = allOf(baseConditions(rows, { filter: { search: text } }));
  const folded = storedFold(title.field, rows) ?? sql`peyvand_fold_v1(${scalarOf(title.field, rows)})`;
  const start = likePattern(foldSearch(text), 'start');
  const rank = sql`case when ${folded} like ${start} then 0 when ${folded} like ${`% ${start}`} then 1
    when ${folded} like ${likePattern(foldSearch(text), 'anywhere')} then 2 else 3 end`;
  const candidate = sql`select ${column(rows, 'id')} as id, ${rank} as rank, ${folded} as folded from ${fromRows(rows)} where ${matches}`;
  const shown = rowSet(tx, object);
  const selected = [object.title, ...detailsOf(tx, object)].map((name) => selectedField(shown, name));
  const list = sql`${selectList(shown, selected)}${titleColumns(selected)}, best.rank`;
  const order = orderOf(title.field, shown);
  // A common name has more matches than are ranked: those that begin with it are taken first, whatever their number. All
  // are ranked by what is stored; what has to be computed or looked up is so for the few that are shown (30 ms became 9).
  const ranked = await tx.rows<Row & { rank: number }>(sql`
    with best as materialized (select * from (
      (${candidate} and ${column(rows, `search_${title.field.searchable ?? 'name'}`)} like ${start} limit ${mostLed})
      union
      (${candidate} limit ${mostCandidates - mostLed})
    ) as candidates order by rank, folded, id limit ${shownOfEach})
    select ${list} from ${fromRows(shown)} join best on ${ownRows(shown)} and ${column(shown, 'id')} = best.id
    order by best.rank, ${order}, ${column(shown, 'id')}`);
  return { records: await completed(tx, selected, ranked), rank: ranked[0]?.rank ?? 0 };
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
