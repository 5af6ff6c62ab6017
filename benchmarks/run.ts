import { Client } from 'pg';
import { attachOrStart } from '#kernel/database/embedded/embedded.ts';
import { openBare } from './bare.ts';
import type { Bench, Case } from './bench.ts';
import { exportCases } from './cases/export.ts';
import { importCases } from './cases/import.ts';
import { listCases } from './cases/lists.ts';
import { paperCases } from './cases/papers.ts';
import { readCases } from './cases/reads.ts';
import { salesCases } from './cases/sales.ts';
import { screenCases } from './cases/screens.ts';
import { searchCases } from './cases/search.ts';
import { wholeCases, workbookCases } from './cases/whole.ts';
import { writeCases } from './cases/writes.ts';
import { openConnection } from './connection.ts';
import type { Scale } from './data/scale.ts';
import { figure, type Figure, type Measured } from './figure.ts';
import { memoryOf, memoryOfFamily, peakOf } from './processes.ts';
import { makePlace, passLog } from './place.ts';
import { startServer, type Server } from './server.ts';
import type { Effort } from './timing.ts';
import { warmUp } from './warm-up.ts';

export type RunOptions = {
  readonly scale: Scale;
  /** Only cases whose name contains it, or one of several with commas between them. */
  readonly only?: string | undefined;
  readonly effort?: Effort;
  /** A folder in which the data are kept for further runs of the scale; what those wrote stays in it. */
  readonly data?: string | undefined;
  /** Ends the run after the case in hand; what was made is removed. */
  readonly signal?: AbortSignal | undefined;
  readonly log: (line: string) => void;
};

/** Reads come before writes, so that each run reads what was generated and nothing else. */
const cases: readonly Case[] = [
  ...listCases,
  ...searchCases,
  ...readCases,
  ...salesCases,
  ...screenCases,
  ...exportCases,
  ...wholeCases,
  ...writeCases,
  ...paperCases,
  ...importCases,
  ...workbookCases,
];

const usualEffort: Effort = { least: 60, ms: 800 };
const manyConnections = 10;

/** Makes the data, starts the product over them, measures it from this process, and leaves nothing behind. */
export async function runBenchmarks({
  scale,
  only,
  effort = usualEffort,
  data,
  signal,
  log,
}: RunOptions): Promise<Figure[]> {
  const figures: Figure[] = [];
  const tell = (measured: Measured): void => {
    const made = figure(scale.name, measured);
    figures.push(made);
    log(
      `${made.name}: ${made.value} ${made.unit}${made.limit === null ? '' : ` (bare ${made.limit})`}${made.ok === false ? ` — asked: ${made.bar}` : ''}`,
    );
  };
  const place = await makePlace(scale, log, { kept: data });
  try {
    // The first start prepares the folder; people meet the second.
    await (await startServer(place.folder)).stop();
    await passLog(place.folder);
    const server = await startServer(place.folder);
    try {
      tell({ name: 'start to first page', value: server.startMs / 1_000, unit: 's' });
      tell({ name: 'memory of Node at rest', value: await memoryOf(server.pid), unit: 'MB', bar: 250 });
      const chosen = cases.filter(({ name }) => !only || only.split(',').some((part) => name.includes(part)));
      await measureAll({ scale, effort, place, server, tell }, chosen, log, signal);
    } finally {
      await server.stop();
    }
  } finally {
    await place.discard();
  }
  return figures;
}

type Given = Pick<Bench, 'scale' | 'effort' | 'place' | 'server' | 'tell'>;

async function measureAll(
  given: Given,
  chosen: readonly Case[],
  log: (line: string) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { place, server, tell } = given;
  const attached = await attachOrStart({ folder: place.folder, log: () => undefined });
  const access = attached.access();
  const owner = new Client(access.owner);
  await owner.connect();
  const many = Array.from({ length: manyConnections });
  const connections = await Promise.all(many.map(() => openConnection(server.port)));
  const bares = await Promise.all(many.map(() => openBare(access.app, place.workspace)));
  try {
    const { rows } = await owner.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers')`,
    );
    log(rows.map(({ name, setting }) => `${name}=${setting}`).join(' '));
    const bench: Bench = {
      ...given,
      connections,
      bares,
      ask: async <Row>(text: string, values: readonly unknown[] = []) =>
        (await owner.query(text, [...values])).rows as Row[],
    };
    await warmUp(bench);
    let listed = false;
    for (const one of chosen) {
      signal?.throwIfAborted();
      if (!listed && !listCases.includes(one)) {
        listed = true;
        await tellMemory(tell, server, attached.pid, 'after the lists');
      }
      await one.run(bench);
    }
    await tellMemory(tell, server, attached.pid, 'after all');
  } finally {
    for (const connection of connections) connection.close();
    await Promise.all([...bares.map((bare) => bare.close()), owner.end()]);
  }
}

async function tellMemory(
  tell: Bench['tell'],
  { pid }: Server,
  postgres: number,
  when: string,
): Promise<void> {
  tell({ name: `memory of Node ${when}`, value: await memoryOf(pid), unit: 'MB', bar: 450 });
  const peak = await peakOf(pid);
  if (peak !== undefined) tell({ name: `most memory of Node ${when}`, value: peak, unit: 'MB' });
  const family = await memoryOfFamily(postgres);
  if (family !== undefined) tell({ name: `memory of PostgreSQL ${when}`, value: family, unit: 'MB' });
}
