import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Problem } from '#kernel/problems/problem.ts';
import type { Analysis } from '#records/quality/import/analyse.ts';
import { zip } from '#records/quality/export/zip.ts';
import { peakOf } from '../processes.ts';
import { inFirm, type Firm } from './firm.ts';
import { importChecked, importEnds, tryProduct, type Tried } from './product.ts';
import type { Trial } from './trial.ts';

const real = join(import.meta.dirname, '../../../shared/data/persian/csv');
const damaged: Readonly<Record<string, string>> = {
  'mojibake-utf8-as-1252.csv': 'mojibake',
  'windows-1256-lossy-questionmarks.csv': 'question-marks',
};

const tags = (column: number) => ({
  object: 'tag',
  columns: [{ column, target: 'name' }],
  match: { by: 'name', known: 'skip' },
});
const named = (firm: Firm): Promise<string[]> =>
  firm.by(async (tx) => {
    const { records } = await tx
      .recordsOf('tag')
      .page({ limit: 200, sort: [{ field: 'name', direction: 'asc' }] });
    return records.map(({ values }) => String(values['name']));
  });

/** The same cities in seven encodings and dialects: read alike, or called damaged. */
export const realFiles: Trial = {
  name: 'Persian CSV files as they come: encodings, marks between cells, digits, damage',
  skip: () => (existsSync(real) ? undefined : 'the folder shared/data beside the project is absent'),
  run: async ({ tell }) => {
    let first: readonly string[] | undefined;
    for (const name of readdirSync(real).toSorted())
      await inFirm(async (firm) => {
        const id = await firm.upload(name, readFileSync(join(real, name)));
        const analysis = (await firm.importOf(id))['analysis'] as Analysis;
        assert.equal(analysis.damage?.code, damaged[name], name);
        if (analysis.damage) return tell(`${name}: called damaged (${analysis.damage.code})`);
        assert.equal(analysis.rows, 1_554, name);
        const column = analysis.columns.find((one) => one.name === 'نام شهر')?.index ?? -1;
        await firm.check(id, tags(column));
        await firm.begin(id);
        await firm.run(id);
        const found = await named(firm);
        first ??= found;
        assert.deepEqual(found, first, name);
        return tell(`${name}: ${analysis.layout.encoding}, 1,554 rows`);
      });
  },
};

/** What was checked is what comes in: a file that is another since, or breaks off on its way, brings in nothing. */
export const changingFile: Trial = {
  name: 'a file that changes while it is read',
  run: ({ tell }) =>
    inFirm(async (firm) => {
      const id = await firm.upload('a.csv', Buffer.from('name\nیکم\nدوم\n'));
      await firm.check(id, tags(0));
      await firm.begin(id);
      firm.rewrite(id, Buffer.from('name\nدوم\nیکم\n'));
      await assert.rejects(
        firm.run(id),
        (error) => error instanceof Problem && error.slug === 'import-file-changed',
      );
      assert.deepEqual(await named(firm), []);
      tell('one that is another than was checked is refused before a row is written');
    }),
};

/** Kilobytes that unpack to gigabytes. */
export const zipBomb: Trial = {
  name: 'a zip bomb as xlsx',
  run: ({ form, tell }) =>
    inFirm(async (firm) => {
      const block = 'a'.repeat(mega);
      const megas = form === 'short' ? 420 : 4_000;
      const chunks: Buffer[] = [];
      const content = Array.from({ length: megas }, () => block);
      for await (const chunk of zip([{ name: 'xl/worksheets/sheet1.xml', content }])) chunks.push(chunk);
      const bomb = Buffer.concat(chunks);
      const from = performance.now();
      await assert.rejects(
        firm.upload('bomb.xlsx', bomb),
        (error) => error instanceof Problem && error.slug === 'import-large-sheet',
      );
      tell(
        `${bomb.length >> 10} KB holding ${megas} MB are refused after ${Math.round(performance.now() - from)} ms`,
      );
    }),
};

const wide = 10_000;
const mega = 2 ** 20;

/** Persian text of ten thousand letters a row, made as it is sent. */
async function* longRows(bytes: number): AsyncGenerator<Buffer> {
  yield Buffer.from('کد,نام,توضیح\n');
  const text = 'متن بلند '.repeat(Math.floor(wide / 9));
  let sent = 0;
  for (let row = 0; sent < bytes; row += 1) {
    const line = Buffer.from(`L${row},نام ${row} خانواده,${text}\n`);
    sent += line.length;
    yield line;
  }
}

/** Far larger than memory: sent, read, checked, begun. */
export const largeFile: Trial = {
  name: 'a file of 2 GB',
  run: async ({ form, tell }) => {
    const bytes = (form === 'short' ? 80 : 2_048) * mega;
    const tried = await tryProduct();
    try {
      const begun = await peakOf(tried.pid());
      await breaksOff(tried);
      const from = performance.now();
      const { id } = await send(tried, bytes);
      const uploaded = performance.now();
      const rows = await importChecked(tried, id, {
        object: 'party',
        variant: 'people',
        columns: ['externalId', 'name', 'description'].map((target, column) => ({ column, target })),
        match: { by: 'externalId', known: 'update' },
      });
      const checked = performance.now();
      await tried.ask('POST', `/imports/${id}/run`, {});
      const ended = await importEnds(tried, id);
      assert.equal(ended.state, 'done', ended.failure?.en);
      assert.equal(ended.progress?.created, rows);
      assert.equal(await tried.count(`select count(*) from party where external_id like 'L%'`), rows);
      const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
      const peak = await peakOf(tried.pid());
      tell(
        `${bytes / mega} MB, ${rows} rows: sent and read ${seconds(uploaded - from)}, checked ${seconds(checked - uploaded)}, brought in ${seconds(performance.now() - checked)}; most memory of Node ${Math.round(peak ?? 0)} MB, of which ${Math.round(begun ?? 0)} MB before the file`,
      );
      assert.ok(peak === undefined || peak < 600, `most memory: ${peak} MB`);
    } finally {
      await tried.end();
    }
  },
};

const openUpload = (tried: Tried, headers: Readonly<Record<string, string | number>>) =>
  request({
    host: '127.0.0.1',
    port: tried.port(),
    method: 'POST',
    path: '/api/v1/imports?name=large.csv',
    headers: {
      authorization: `Bearer ${tried.place.keys.admin}`,
      'content-type': 'application/octet-stream',
      ...headers,
    },
  });

async function send(tried: Tried, bytes: number): Promise<{ id: string }> {
  const upload = openUpload(tried, {});
  const answered = once(upload, 'response');
  for await (const chunk of longRows(bytes)) if (!upload.write(chunk)) await once(upload, 'drain');
  upload.end();
  const [answer] = (await answered) as [AsyncIterable<Buffer> & { statusCode: number }];
  const body: Buffer[] = [];
  for await (const chunk of answer) body.push(chunk);
  assert.equal(answer.statusCode, 201, Buffer.concat(body).toString());
  return JSON.parse(Buffer.concat(body).toString()) as { id: string };
}

/** The browser breaks off where the file changes under its hands: nothing of it stays. */
async function breaksOff(tried: Tried): Promise<void> {
  const upload = openUpload(tried, { 'content-length': 1_000 });
  upload.on('error', () => undefined);
  upload.write('name\nنیمه‌کاره\n');
  await wait(200);
  upload.destroy();
  await wait(300);
  assert.equal(await tried.count('select count(*) from import'), 0, 'an upload that broke off is no import');
}
