import { sql } from '#kernel/database/sql.ts';
import { scopeFor } from '#records/access/visible.ts';
import type { Linked, Phone } from '#records/define/declare.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { Missed, MissedCount, MissedOwner, MissedRow } from '../contract/missed.ts';
import { missedKinds, type MissedKind, type Waiting } from './kinds.ts';

const mostCounted = 1_000;
const mostRows = 100;

/** How much is missed of each kind, and the rows of one of them, as the actor sees them; on request those of one colleague. */
export async function readMissed(
  tx: RecordTx,
  chosen: string | undefined,
  owner: string | undefined,
): Promise<Missed> {
  const now = tx.context.now();
  const kinds = missedKinds.filter(({ object }) => {
    const known = tx.schema.objects.get(object);
    return known !== undefined && scopeFor(tx.context.actor, known, 'read') !== 'none';
  });
  const counts = await countAll(tx, kinds, now, owner);
  const kind =
    kinds.find(({ name }) => name === chosen) ??
    kinds.find(({ name }) => counts.some((one) => one.name === name && one.count > 0)) ??
    kinds[0];
  if (!kind) return { kinds: [], owners: [], rows: [] };
  return {
    kinds: counts,
    owners: await readOwners(tx, kind, now),
    rows: await readRows(tx, kind, now, owner),
  };
}

const ofOwner = (owner: string | undefined) =>
  owner === undefined ? sql`true` : owner === 'nobody' ? sql`w.owner is null` : sql`w.owner = ${owner}`;

/** All kinds in one statement, each counted up to a bound. */
async function countAll(
  tx: RecordTx,
  kinds: readonly MissedKind[],
  now: Date,
  owner: string | undefined,
): Promise<MissedCount[]> {
  if (kinds.length === 0) return [];
  const each = kinds.map(
    (kind) => sql`select ${kind.name}::text as name, count(*)::int as count from
      (select 1 from (${kind.find(tx, now)}) as w where ${ofOwner(owner)} limit ${mostCounted + 1}) as bounded`,
  );
  const rows = await tx.rows<{ name: string; count: number }>(sql`${sql.join(each, sql` union all `)}`);
  const found = new Map(rows.map(({ name, count }) => [name, count]));
  return kinds.map(({ name, label, hint, object, isStep }) => {
    const count = found.get(name) ?? 0;
    return {
      name,
      label,
      hint,
      object,
      isStep,
      count: Math.min(count, mostCounted),
      more: count > mostCounted,
    };
  });
}

async function readOwners(tx: RecordTx, kind: MissedKind, now: Date): Promise<MissedOwner[]> {
  const rows = await tx.rows<{ owner: string | null; count: number }>(sql`
    select w.owner, count(*)::int as count from (${kind.find(tx, now)}) as w group by 1 order by 2 desc limit 50`);
  const names = await tx
    .bySystem('what colleagues are called')
    .recordsOf('member')
    .some(rows.flatMap(({ owner }) => owner ?? []));
  return rows.map(({ owner, count }) => ({
    id: owner,
    name: owner === null ? null : ((names.get(owner)?.values['name'] as string | undefined) ?? null),
    count,
  }));
}

async function readRows(
  tx: RecordTx,
  kind: MissedKind,
  now: Date,
  owner: string | undefined,
): Promise<MissedRow[]> {
  const waiting = await tx.rows<Waiting>(sql`
    select w.id, w.since, w.owner from (${kind.find(tx, now)}) as w where ${ofOwner(owner)}
    order by w.since, w.id limit ${mostRows}`);
  const records = await tx.recordsOf(kind.object).some(waiting.map(({ id }) => id));
  const behind = await partiesBehind(tx, [...records.values()]);
  return waiting.flatMap(({ id, since }) => {
    const record = records.get(id);
    return record ? [{ record, since: new Date(since).toISOString(), phone: phoneOf(record, behind) }] : [];
  });
}

const linked = (record: Stored): readonly string[] =>
  ['about', 'party', 'lead'].flatMap((name) => (record.values[name] as Linked | null | undefined)?.id ?? []);

/** Parties and leads of calls and deals, for their numbers; as far as the actor sees them. */
async function partiesBehind(tx: RecordTx, records: readonly Stored[]): Promise<ReadonlyMap<string, Stored>> {
  const ids = [...new Set(records.flatMap(linked))];
  const mayRead = (name: string): boolean => {
    const object = tx.schema.objects.get(name);
    return object !== undefined && scopeFor(tx.context.actor, object, 'read') !== 'none';
  };
  const found = new Map<string, Stored>();
  for (const name of ['party', 'lead'])
    if (ids.length > 0 && mayRead(name))
      for (const [id, record] of await tx.recordsOf(name).some(ids)) found.set(id, record);
  return found;
}

function phoneOf(record: Stored, behind: ReadonlyMap<string, Stored>): string | null {
  const of = (one: Stored | undefined): string | undefined =>
    (one?.values['phones'] as readonly Phone[] | null | undefined)?.[0]?.number;
  const called = record.values['phone'];
  return (
    of(record) ??
    linked(record)
      .map((id) => of(behind.get(id)))
      .find((number) => number !== undefined) ??
    (typeof called === 'string' && /^\+?\d{3,15}$/.test(called) ? called : null)
  );
}
