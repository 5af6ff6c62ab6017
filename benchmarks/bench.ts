import type { Bare, BareSql } from './bare.ts';
import type { Asked, Connection } from './connection.ts';
import type { Persona } from './data/staff.ts';
import type { Scale } from './data/scale.ts';
import type { Measured } from './figure.ts';
import type { Place } from './place.ts';
import type { Server } from './server.ts';
import { countProcessorTime } from './processes.ts';
import { latency, rate, type Effort, type Latency } from './timing.ts';

/** What a case measures with. */
export type Bench = {
  readonly scale: Scale;
  readonly effort: Effort;
  readonly place: Place;
  readonly server: Server;
  /** Ten of each: the first alone where one connection is measured. */
  readonly connections: readonly Connection[];
  readonly bares: readonly Bare[];
  /** Runs SQL as the owner, past every policy: to find records to ask for. */
  ask<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  tell(measured: Measured): void;
};

export type Case = { readonly name: string; readonly run: (bench: Bench) => Promise<void> };

/** A request by turn, and the same as bare SQL. */
export type Compared = {
  readonly name: string;
  readonly persona: Persona;
  readonly http: (turn: number) => Omit<Asked, 'key'>;
  readonly bare?: (turn: number, bare: Bare) => Promise<unknown>;
  /** Milliseconds: at one connection half, and nineteen of twenty, are answered within. */
  readonly bars: { readonly p50?: number | 'list'; readonly p95?: number; readonly rate?: number };
};

/** A list's half is to be answered within twice the bare SQL's and two milliseconds. */
const listBar = (bare: number): number => 2 * bare + 2;

/** Measures at one connection and at ten, each beside its bare SQL. */
export async function compare(bench: Bench, one: Compared): Promise<void> {
  const { connections, bares, effort, place } = bench;
  const key = place.keys[one.persona];
  const [connection] = connections;
  const [bare] = bares;
  if (!connection || !bare) throw new Error('No connection');
  const http = await costed(bench, 0, () =>
    latency((turn) => connection.ask({ ...one.http(turn), key }), effort),
  );
  // The bare driver is at work in this process, and its half of PostgreSQL among the server's.
  const alone =
    one.bare &&
    (await costed(bench, 1, () => latency((turn) => one.bare?.(turn, bare) ?? Promise.resolve(), effort)));
  const { p50, p95, rate: fast } = one.bars;
  bench.tell({
    name: `${one.name}: p50`,
    value: http.p50,
    unit: 'ms',
    limit: alone?.p50,
    bar: p50 === 'list' ? listBar(alone?.p50 ?? 0) : p50,
  });
  bench.tell({ name: `${one.name}: p95`, value: http.p95, unit: 'ms', limit: alone?.p95, bar: p95 });
  if (http.processor !== undefined)
    bench.tell({ name: `${one.name}: CPU`, value: http.processor, unit: 'ms', limit: alone?.processor });
  const many = await rate(
    connections.map((each) => (turn) => each.ask({ ...one.http(turn), key })),
    effort,
  );
  const manyBare =
    one.bare &&
    (await rate(
      bares.map((each) => (turn) => one.bare?.(turn, each) ?? Promise.resolve()),
      effort,
    ));
  bench.tell({ name: `${one.name}: at 10`, value: many, unit: 'requests/s', limit: manyBare, bar: fast });
}

/** With the processor time of one deed, which tells more than the clock on a machine that has other things to do. */
async function costed(
  { server }: Bench,
  ownShare: 0 | 1,
  deed: () => Promise<Latency>,
): Promise<Latency & { readonly processor: number | undefined }> {
  const spent = await countProcessorTime(server.pid);
  const from = process.cpuUsage();
  const took = await deed();
  const { user, system } = process.cpuUsage(from);
  const theirs = await spent();
  const all = theirs === undefined ? undefined : theirs + (ownShare * (user + system)) / 1_000;
  return { ...took, processor: all === undefined ? undefined : all / took.all };
}

export const bareRun =
  (sql: (turn: number) => BareSql) =>
  (turn: number, bare: Bare): Promise<unknown> =>
    bare.run(sql(turn));
