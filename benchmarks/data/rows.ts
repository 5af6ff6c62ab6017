import type { Scale } from './scale.ts';

/** Everything is older than the month in which it is measured, for the log's partitions begin with that month. */
const begin = `timestamptz '2023-03-21 06:00:00+00'`;
export const spanDays = 1_000;
const span = `interval '${spanDays} days'`;
export const salts = { party: 1, deal: 2, call: 3, task: 4, note: 5, move: 6, product: 7 } as const;

const instant = (rows: number): string => `${begin} + ${span} * (i::double precision / ${rows})`;
export const own = 'workspace_id, id, created_at, created_by, updated_at, updated_by';
export const from = (workspace: number, object: keyof typeof salts): string =>
  `select ${workspace}, pg_temp.bench_id(i, ${salts[object]}, at), at, o.id, at, o.id`;
export const numbers = (rows: number): string =>
  `(select i, ${instant(rows)} as at from generate_series(1, ${rows}) as i) as n`;
export const ownerOf = (i: string): string => `join bench_owner as o on o.place = pg_temp.bench_place(${i})`;

/** A party that a row is about, by the row's number: some have many, most a few. */
export const partyOf = (salt: number, { parties }: Scale): string =>
  `1 + pg_temp.bench_pick(case when pg_temp.bench_share(i, ${salt}, 20) then i / 50 else i end, ${salt + 1}, ${parties})`;
export const partyId = (i: string, { parties }: Scale): string =>
  `pg_temp.bench_id(${i}, ${salts.party}, ${begin} + ${span} * ((${i})::double precision / ${parties}))`;
