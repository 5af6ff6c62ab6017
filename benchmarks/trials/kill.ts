import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { csvColumns, csvOf } from '../data/csv.ts';
import { importChecked, importEnds, importOf, tryProduct, type Tried } from './product.ts';
import type { Trial, Trying } from './trial.ts';

const long = { rows: 100_000, kills: 50 };

type Form = { readonly rows: number; readonly kills: number };
type Victim = { readonly name: string; readonly kill: (tried: Tried) => Promise<void> };
const server: Victim = { name: 'the server', kill: (tried) => tried.killServer() };
const worker: Victim = { name: 'the worker', kill: (tried) => tried.killWorker() };
const postgres: Victim = { name: 'PostgreSQL', kill: (tried) => tried.killPostgres() };

/** As most people run it: the work is done in the process that answers. */
export const killed: Trial = {
  name: 'kill -9 of the server with its worker, and of PostgreSQL, while a file is checked, comes in and is undone',
  run: async (trying) =>
    survive(trying, { short: { rows: 5_000, kills: 5 }, long }, await tryProduct(), [server, postgres]),
};

export const killedApart: Trial = {
  name: 'kill -9 of a worker of its own, of the server beside it, and of PostgreSQL, in the same way',
  run: async (trying) =>
    survive(trying, { short: { rows: 3_000, kills: 3 }, long }, await tryProduct({ apart: true }), [
      worker,
      postgres,
      server,
    ]),
};

/** Rows come in, and are taken back, while this is killed. */
async function survive(
  { form, tell }: Trying,
  forms: Readonly<Record<Trying['form'], Form>>,
  tried: Tried,
  victims: readonly Victim[],
): Promise<void> {
  const { rows, kills } = forms[form];
  try {
    // A check that was cut off begins anew by itself.
    const id = await beginImport(tried, csvOf(rows), async () => victims[0]?.kill(tried));
    const made = await withKills(tried, id, victims, kills, rows, (values) => values.progress?.done ?? 0);
    const ended = await importEnds(tried, id);
    assert.equal(ended.state, 'done', ended.failure?.en);
    assert.equal(ended.progress?.created, rows);
    await holdsExactly(tried, rows);
    tell(`${rows} rows through kills of ${made}`);
    await tried.ask('POST', `/imports/${id}/undo`, { changed: 'keep' });
    const some = Math.ceil(kills / 5);
    const undone = await withKills(tried, id, victims, some, rows, (values) => values.undo?.removed ?? 0);
    const back = await importEnds(tried, id);
    assert.equal(back.state, 'undone', back.failure?.en);
    assert.equal(back.undo?.removed, rows);
    assert.equal(await tried.count(`select count(*) from party where ${own} and deleted_at is null`), 0);
    assert.equal(
      await tried.count(
        `select count(*) from event where object = 'party' and kind = 'removed' and record_id in (select id from party where ${own})`,
      ),
      rows,
      'each is removed once',
    );
    tell(`its undoing through kills of ${undone}`);
  } finally {
    await tried.end();
  }
}

const own = `external_id like 'I%'`;

/** Uploads, checks and starts people whose key is in the file. `meanwhile` befalls the check. */
export async function beginImport(
  tried: Tried,
  bytes: Buffer,
  meanwhile?: () => Promise<void>,
): Promise<string> {
  const { id } = await tried.ask<{ id: string }>('POST', '/imports?name=people.csv', bytes);
  const plan = {
    object: 'party',
    variant: 'people',
    columns: csvColumns.map((target, column) => ({ column, target })),
    constants: [{ target: 'kind', value: 'person' }],
    match: { by: 'externalId', known: 'update' },
  };
  await importChecked(tried, id, plan, meanwhile);
  await tried.ask('POST', `/imports/${id}/run`, {});
  return id;
}

/** Every row is one record, one line of the log and one key; none is there twice. */
export async function holdsExactly(tried: Tried, rows: number): Promise<void> {
  const living = `from party where ${own} and deleted_at is null`;
  assert.equal(await tried.count(`select count(*) ${living}`), rows, 'records');
  assert.equal(await tried.count(`select count(distinct external_id) ${living}`), rows, 'each once');
  assert.equal(
    await tried.count(
      `select count(*) from event where object = 'party' and kind = 'created' and record_id in (select id ${living})`,
    ),
    rows,
    'rows of the log',
  );
  assert.equal(
    await tried.count(
      `select count(*) from unique_value where field_id = 'party.externalId' and record_id in (select id ${living})`,
    ),
    rows,
    'keys',
  );
}

/** Kills at random moments, spread over the work: each waits for its share of it to be done. */
async function withKills(
  tried: Tried,
  id: string,
  victims: readonly Victim[],
  kills: number,
  whole: number,
  doneOf: (values: Awaited<ReturnType<typeof importOf>>) => number,
): Promise<string> {
  const made: string[] = [];
  for (let turn = 0; turn < kills; turn += 1) {
    const from = ((turn + Math.random()) / (kills + 1)) * whole;
    for (;;) {
      const values = await importOf(tried, id);
      if (doneOf(values) >= from || (values.state !== 'running' && values.state !== 'undoing')) break;
      await wait(20);
    }
    await wait(Math.random() * 300);
    const victim = victims[turn % victims.length];
    if (!victim) break;
    await victim.kill(tried);
    made.push(victim.name);
  }
  return [...Map.groupBy(made, (name) => name)]
    .map(([name, times]) => `${name} (${times.length})`)
    .join(', ');
}
