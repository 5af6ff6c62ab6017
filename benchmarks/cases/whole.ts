import { setTimeout as wait } from 'node:timers/promises';
import { writeXlsx } from 'hucre/xlsx';
import type { Bench, Case } from '../bench.ts';
import { csvColumns, csvOf } from '../data/csv.ts';
import { memoryOf, peakOf } from '../processes.ts';
import { importReaches } from './import.ts';

/** What goes through a whole base at once. */
export const wholeCases: readonly Case[] = [{ name: 'duplicate sweep', run: sweep }];

/** Writes more than any other, and so comes last. */
export const workbookCases: readonly Case[] = [{ name: 'workbook', run: workbook }];

async function ask<Answer>(
  { connections, place }: Bench,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<Answer> {
  const answer = await connections[0]?.ask({ method, path, body, key: place.keys.admin });
  return JSON.parse(String(answer)) as Answer;
}

/** All parties held against each other. */
async function sweep(bench: Bench): Promise<void> {
  const { tell, server } = bench;
  const from = performance.now();
  await ask(bench, 'POST', '/records/party/duplicates/sweep', {});
  for (;;) {
    const [state] = await bench.ask<{ done: boolean }>(
      `select finished_at is not null and finished_at >= started_at as done from duplicate_sweep
        where workspace_id = $1 and object = 'party'`,
      [bench.place.workspace],
    );
    if (state?.done) break;
    await wait(100);
  }
  tell({ name: 'duplicate sweep', value: (performance.now() - from) / 1_000, unit: 's', bar: 600 });
  tell({
    name: 'duplicate sweep: memory of Node',
    value: await memoryOf(server.pid),
    unit: 'MB',
    bar: 1_024,
  });
}

const mostRows = 200_000;

/** The same rows as a workbook and as CSV, sent, read, checked and brought in. */
async function workbook(bench: Bench): Promise<void> {
  const { tell, server, scale } = bench;
  const rows = Math.min(mostRows, scale.parties * 2);
  const text = csvOf(rows).toString();
  const table = text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  const sheet = Buffer.from(await writeXlsx({ sheets: [{ name: 'اشخاص', rows: table }] }));
  const csv = await bring(bench, 'people.csv', Buffer.from(text));
  const xlsx = await bring(bench, 'people.xlsx', sheet);
  tell({ name: 'workbook: import as CSV', value: csv / 1_000, unit: 's' });
  tell({
    name: 'workbook: import as xlsx',
    value: xlsx / 1_000,
    unit: 's',
    limit: csv / 1_000,
    bar: (csv * 1.5) / 1_000,
  });
  const peak = await peakOf(server.pid);
  if (peak !== undefined) tell({ name: 'workbook: most memory of Node', value: peak, unit: 'MB', bar: 500 });
}

/** Milliseconds from the first byte to the last row. */
async function bring(bench: Bench, name: string, bytes: Buffer): Promise<number> {
  const from = performance.now();
  const { id } = await ask<{ id: string }>(bench, 'POST', `/imports?name=${name}`, bytes);
  await ask(bench, 'POST', `/imports/${id}/check`, {
    object: 'party',
    variant: 'people',
    columns: csvColumns.flatMap((target, column) => (target === 'externalId' ? [] : [{ column, target }])),
    constants: [{ target: 'kind', value: 'person' }],
  });
  await importReaches(bench, id, 'checked');
  await ask(bench, 'POST', `/imports/${id}/run`, {});
  await importReaches(bench, id, 'done');
  return performance.now() - from;
}
