import { chmod, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Bench, Case } from '../bench.ts';
import { memoryOf, peakOf } from '../processes.ts';
import { alikeColumns, alikeCsv, csvColumns, csvOf, newPhones } from '../data/csv.ts';

/** At a million rows the run and its bare twin take some eight minutes. */
const mostRows = 1_000_000;

/** What is known by likeness is looked up field by field: so many rows tell the pace. */
const mostAlike = 100_000;

export const importCases: readonly Case[] = [
  { name: 'import by likeness', run: importAlike },
  { name: 'import', run: importCsv },
];

/** Names and telephones, half of them of people who are there, as a second book of the same customers would bring them. */
async function importAlike(bench: Bench): Promise<void> {
  const { server, scale, tell, ask: sql, place } = bench;
  const half = Math.floor(Math.min(mostAlike, scale.parties / 2) / 2);
  const known = await sql<{ name: string; phone: string }>(
    `select name, phones -> 0 ->> 'number' as phone from party where workspace_id = ${place.workspace} and kind = 'person'
      and external_id like 'B%' and deleted_at is null order by md5(id::text) limit ${half}`,
  );
  // In data that are kept new people of an earlier run are there as well.
  const [earlier] = await sql<{ count: number }>(
    `select count(*)::integer as count from party where workspace_id = ${place.workspace}
      and phones -> 0 ->> 'number' like '${newPhones}%'`,
  );
  const before = await memoryOf(server.pid);
  const file = alikeCsv(known, half, earlier?.count ?? 0);
  const { id } = await ask<{ id: string }>(bench, 'POST', '/imports?name=again.csv', file);
  const from = performance.now();
  await ask(bench, 'POST', `/imports/${id}/check`, {
    object: 'party',
    variant: 'people',
    columns: alikeColumns.map((target, column) => ({ column, target })),
    constants: [{ target: 'kind', value: 'person' }],
    match: { by: '*', known: 'update' },
  });
  await importReaches(bench, id, 'checked');
  const checked = performance.now();
  await ask(bench, 'POST', `/imports/${id}/run`, {});
  const created = await importReaches(bench, id, 'done');
  const done = performance.now();
  if (created !== half)
    throw new Error(`The import made ${created} of ${half}, and knew the others otherwise`);
  const perSecond = (ms: number): number => ((known.length + half) / ms) * 1_000;
  tell({ name: 'import by likeness: check', value: perSecond(checked - from), unit: 'rows/s' });
  tell({ name: 'import by likeness: run', value: perSecond(done - checked), unit: 'rows/s' });
  tell({ name: 'import by likeness: memory of Node before', value: before, unit: 'MB' });
  const peak = await peakOf(server.pid);
  if (peak !== undefined)
    tell({ name: 'import by likeness: most memory of Node', value: peak, unit: 'MB', bar: 400 });
}

/** A CSV of twelve columns through upload, check and run, beside bare COPY of the very rows that it made. */
async function importCsv(bench: Bench): Promise<void> {
  const { server, scale, tell } = bench;
  const rows = Math.min(mostRows, scale.parties);
  const before = await memoryOf(server.pid);
  const from = performance.now();
  const { id } = await ask<{ id: string }>(bench, 'POST', '/imports?name=people.csv', csvOf(rows));
  const uploaded = performance.now();
  await ask(bench, 'POST', `/imports/${id}/check`, {
    object: 'party',
    variant: 'people',
    columns: csvColumns.map((target, column) => ({ column, target })),
    constants: [{ target: 'kind', value: 'person' }],
    match: { by: 'externalId', known: 'update' },
  });
  await importReaches(bench, id, 'checked');
  const checked = performance.now();
  await ask(bench, 'POST', `/imports/${id}/run`, {});
  const created = await importReaches(bench, id, 'done');
  const done = performance.now();
  if (created !== rows) throw new Error(`The import made ${created} of ${rows}`);
  const perSecond = (ms: number): number => (rows / ms) * 1_000;
  const bare = await bareCopy(bench);
  tell({ name: 'import: upload', value: perSecond(uploaded - from), unit: 'rows/s' });
  tell({ name: 'import: check', value: perSecond(checked - uploaded), unit: 'rows/s' });
  tell({
    name: 'import: run',
    value: perSecond(done - checked),
    unit: 'rows/s',
    limit: perSecond(bare),
    bar: perSecond(bare) / 2,
  });
  tell({ name: 'import: memory of Node before', value: before, unit: 'MB' });
  const peak = await peakOf(server.pid);
  if (peak !== undefined) tell({ name: 'import: most memory of Node', value: peak, unit: 'MB', bar: 400 });
}

async function ask<Answer>(
  { connections, place }: Bench,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<Answer> {
  const answer = await connections[0]?.ask({ method, path, body, key: place.keys.admin });
  return JSON.parse(String(answer)) as Answer;
}

/** Waits for the end of its check, or of its run. @returns how many records it made */
export async function importReaches(bench: Bench, id: string, wanted: 'checked' | 'done'): Promise<number> {
  for (;;) {
    const { values } = await ask<{ values: { state: string; progress: { created: number } | null } }>(
      bench,
      'GET',
      `/records/import/${id}`,
    );
    if (values.state === wanted) return values.progress?.created ?? 0;
    if (!['checking', 'running'].includes(values.state)) throw new Error(`The import is ${values.state}`);
    await wait(100);
  }
}

/** The same rows by COPY into the same table with its indexes and keys, and their rows of the log: milliseconds. */
async function bareCopy({ ask: sql, place }: Bench): Promise<number> {
  const folder = join(dirname(place.folder), 'copy');
  await mkdir(folder, { recursive: true });
  // PostgreSQL runs as somebody else, and it is he who writes the file.
  await chmod(folder, 0o777);
  const file = join(folder, 'party.copy');
  const columns = await sql<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'party'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
  );
  const names = columns.map(({ name }) => name);
  const fresh: Readonly<Record<string, string>> = { id: 'uuidv7()', external_id: `'C' || external_id` };
  await sql(`create temp table bench_copy as select ${names.map((name) => `${fresh[name] ?? name} as ${name}`).join(', ')}
    from party where workspace_id = ${place.workspace} and external_id like 'I%'`);
  await sql(`copy (select ${names.join(', ')} from bench_copy) to '${file}'`);
  const from = performance.now();
  await sql('begin');
  await sql(`copy party (${names.join(', ')}) from '${file}'`);
  await sql(`insert into unique_value (workspace_id, field_id, key, record_id)
    select workspace_id, 'party.externalId', lower(external_id), id from bench_copy`);
  await sql(`insert into event (workspace_id, at, kind, object, record_id, record_version, actor_kind, actor_id, cause, request_id)
    select workspace_id, created_at, 'created', 'party', id, 1, 'member', created_by, '{"kind":"import"}', 'bench' from bench_copy`);
  await sql('commit');
  return performance.now() - from;
}
