import { setTimeout as wait } from 'node:timers/promises';
import { bareRun, compare, type Bench, type Case } from '../bench.ts';
import { memoryOf, peakOf } from '../processes.ts';

export const exportCases: readonly Case[] = [
  { name: 'quality of data', run: quality },
  { name: 'export', run: exportCsv },
];

/** What a list of parties shows. */
const columns = [
  'name',
  'kind',
  'phones',
  'emails',
  'source',
  'city',
  'employer',
  'owner',
  'createdAt',
  'externalId',
];

/** The four measures over all parties, by owner, beside one pass of PostgreSQL over the same rows. */
async function quality(bench: Bench): Promise<void> {
  await compare(bench, {
    name: 'quality of data',
    persona: 'admin',
    http: () => ({ method: 'GET', path: '/records/party/health?by=owner' }),
    bare: bareRun(() => ({
      text: `select owner_id, count(*), count(phones), count(emails), count(source) from party
        where workspace_id = $1 and deleted_at is null group by grouping sets ((), (owner_id))`,
      values: [bench.place.workspace],
    })),
    bars: { p50: 1_000 },
  });
}

type State = { readonly state: 'running' | 'done' | 'failed'; readonly rows: number | null };

/** All parties as CSV, written by a job as they are shown, beside COPY of the same columns to nowhere. */
async function exportCsv(bench: Bench): Promise<void> {
  const { connections, place, server, scale, tell } = bench;
  const key = place.keys.admin;
  const [connection] = connections;
  if (!connection) throw new Error('No connection');
  const known = new Set(
    (
      JSON.parse(String(await connection.ask({ method: 'GET', path: '/schema', key }))) as {
        objects: { name: string; fields: { name: string }[] }[];
      }
    ).objects
      .find(({ name }) => name === 'party')
      ?.fields.map(({ name }) => name),
  );
  const before = await memoryOf(server.pid);
  const from = performance.now();
  const begun = await connection.ask({
    method: 'POST',
    path: '/records/party/export',
    body: { format: 'csv', columns: columns.filter((name) => known.has(name) || name === 'createdAt') },
    key,
  });
  // A short list is answered at once, and is the file itself.
  const { id } = String(begun).startsWith('{')
    ? (JSON.parse(String(begun)) as { id: string })
    : { id: undefined };
  const rows = id === undefined ? scale.parties : await written(bench, id);
  const took = performance.now() - from;
  const copied = performance.now();
  await bench.ask(
    `copy (select name, kind, phones, emails, source, employer_id, owner_id, created_at, external_id from party
      where workspace_id = ${place.workspace} and deleted_at is null order by created_at desc, id desc) to program 'cat > /dev/null' csv`,
  );
  const bare = performance.now() - copied;
  tell({
    name: 'export: CSV',
    value: (rows / took) * 1_000,
    unit: 'rows/s',
    limit: (rows / bare) * 1_000,
    bar: id === undefined ? undefined : 50_000,
  });
  tell({ name: 'export: memory of Node before', value: before, unit: 'MB' });
  const peak = await peakOf(server.pid);
  if (peak !== undefined) tell({ name: 'export: most memory of Node', value: peak, unit: 'MB' });
}

async function written({ connections, place }: Bench, id: string): Promise<number> {
  for (;;) {
    const answer = await connections[0]?.ask({
      method: 'GET',
      path: `/exports/${id}`,
      key: place.keys.admin,
    });
    const { state, rows } = JSON.parse(String(answer)) as State;
    if (state === 'done') return rows ?? 0;
    if (state === 'failed') throw new Error('The export failed');
    await wait(20);
  }
}
