import type { Linked } from '#records/define/declare.ts';
import type { Filter, Sort, Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { CalledObject } from '../contract/script.ts';
import { callListTooLong } from './problems.ts';

/** Whom a list is made of: what a view shows, in its order. */
export type ListSource = {
  readonly object: CalledObject;
  readonly filter?: Filter;
  readonly variant?: string;
  readonly sort?: readonly Sort[];
};

/** Some months of one caller's work; more wants a narrower view. */
export const mostInList = 5_000;
const page = 200;
const atOnce = 1_000;

/**
 * Makes a call list of all that a view holds and its maker sees. Who has no number or asked not to be called is in it, left out
 * with the reason.
 * @throws callListTooLong; whatever the list's own rules refuse
 */
export async function makeCallList(
  tx: RecordTx,
  values: Readonly<Record<string, unknown>>,
  source: ListSource,
): Promise<{ readonly id: string; readonly rows: number; readonly leftOut: number }> {
  const found = await readSource(tx, source);
  const [id = ''] = await tx.recordsOf('call_list').create([{ ...values, object: source.object }]);
  const parties = await partiesOf(tx, source.object, found);
  const rows = found.map((record, index) =>
    rowOf(source.object, record, parties, { id, name: String(values['name']) }, index + 1),
  );
  const entries = tx.bySystem('the rows of a call list').recordsOf('call_list_entry');
  for (let from = 0; from < rows.length; from += atOnce)
    await entries.create(rows.slice(from, from + atOnce));
  return { id, rows: rows.length, leftOut: rows.filter(({ state }) => state === 'left-out').length };
}

const asked: Readonly<Record<CalledObject, readonly string[]>> = {
  party: ['phones', 'doNotCall'],
  lead: ['phones', 'doNotCall', 'party'],
  deal: ['party'],
};

async function readSource(tx: RecordTx, { object, ...query }: ListSource): Promise<readonly Stored[]> {
  const records = tx.recordsOf(object);
  const found: Stored[] = [];
  let cursor: string | undefined;
  do {
    const next = await records.page({
      ...query,
      fields: asked[object],
      limit: page,
      ...(cursor ? { cursor } : {}),
    });
    found.push(...next.records);
    if (found.length > mostInList) throw callListTooLong({ most: mostInList });
    cursor = next.next ?? undefined;
  } while (cursor);
  return found;
}

const partyOf = ({ values }: Stored): string | null =>
  (values['party'] as Linked | null | undefined)?.id ?? null;

/** The parties behind leads and deals: their numbers, and whether they asked not to be called. */
const partiesOf = async (
  tx: RecordTx,
  object: CalledObject,
  found: readonly Stored[],
): Promise<ReadonlyMap<string, Stored>> =>
  object === 'party'
    ? new Map()
    : tx
        .bySystem('who asked not to be called')
        .recordsOf('party')
        .some([...new Set(found.flatMap((record) => partyOf(record) ?? []))]);

function rowOf(
  object: CalledObject,
  record: Stored,
  parties: ReadonlyMap<string, Stored>,
  list: { readonly id: string; readonly name: string },
  position: number,
) {
  const party = object === 'party' ? record.id : partyOf(record);
  const behind = party === null ? undefined : parties.get(party);
  const isTrue = (name: string): boolean => record.values[name] === true || behind?.values[name] === true;
  const hasPhone = [record, behind].some(
    (one) => ((one?.values['phones'] as unknown[] | null) ?? []).length > 0,
  );
  const leftOut = isTrue('doNotCall') ? 'do-not-call' : hasPhone ? null : 'no-phone';
  return {
    name: list.name,
    list: list.id,
    position,
    party,
    ...(object === 'party' ? {} : { [object]: record.id }),
    state: leftOut ? 'left-out' : 'waiting',
    leftOut,
  };
}
