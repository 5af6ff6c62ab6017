import assert from 'node:assert/strict';
import Papa from 'papaparse';
import { readXlsx } from 'hucre/xlsx';
import { beginExport, exportBytes } from '#records/quality/export/exports.ts';
import { exportShape, type AskedExport } from '#records/quality/export/look.ts';
import { suggest } from '#records/quality/import/imports.ts';
import { planShape } from '#records/quality/import/plan.ts';
import { addField } from '#records/runtime/add-field.ts';
import { inFirm, type Firm } from './firm.ts';
import type { Trial } from './trial.ts';

/** What a spreadsheet would run, or look as if it would. */
const names = [
  `=cmd|' /C calc'!A0`,
  '=HYPERLINK("http://x.example","باز کن")',
  '+1+1',
  '-2+3',
  '@SUM(1;2)',
  '＝1+1',
  '+989121234567',
  '-5',
  `'آوند`,
];
/** A CSV gives these back as well; a workbook that was made of such a CSV may not show a mark that nobody wrote. */
const quotedNames = [`'=1+1`, `''+2`];
const notes = ['\t=1+1', '\r=2+2', '\n@SUM(1)', 'خط ۱\n=3+3'];
const phones = ['+989121234567', '+442079460018'];

type Person = readonly [name: unknown, note: unknown, phones: unknown, balance: unknown];

const label = { fa: 'مانده', en: 'Balance' };
const prepared = (firm: Firm): Promise<string> =>
  firm.by(async (tx) => (await addField(tx, 'party', { kind: 'number', label })).name);

async function peopleOf(firm: Firm, balance: string): Promise<readonly Person[]> {
  const { records } = await firm.by((tx) =>
    tx.recordsOf('party').page({ limit: 200, sort: [{ field: 'name', direction: 'asc' }] }),
  );
  const people = records.map(({ values }): Person => [
    values['name'],
    values['description'],
    values['phones'],
    values[balance],
  ]);
  // Some of them sort alike.
  const told = (one: Person): string => JSON.stringify(one);
  return people.toSorted((one, other) => told(one).localeCompare(told(other)));
}

const forms: readonly AskedExport[] = [
  { format: 'csv', columns: [], digits: 'fa' },
  { format: 'csv', columns: [], digits: 'en', locale: 'en' },
  { format: 'csv', columns: [], values: 'plain' },
  { format: 'xlsx', columns: [] },
];

/** Texts that a spreadsheet would run leave as texts, and come back as they were; numbers and telephones stay themselves. */
export const formulas: Trial = {
  name: 'formulas in texts: neutral in CSV and Excel, and equal when they come in again',
  run: async ({ tell }) => {
    for (const form of forms)
      await inFirm(async (from) => {
        const balance = await prepared(from);
        const all = form.format === 'csv' ? [...names, ...quotedNames] : names;
        await from.by((tx) =>
          tx.recordsOf('party').create(
            all.map((name, at) => ({
              kind: 'person',
              name,
              description: notes[at % notes.length],
              phones: phones.map((number) => ({ number })),
              [balance]: -at - 0.5,
            })),
          ),
        );
        const file = await exported(from, { ...form, columns: ['name', 'description', 'phones', balance] });
        if (form.format === 'csv') assertNeutral(file.toString());
        else await assertTexts(file);
        await inFirm(async (into) => {
          const own = await prepared(into);
          const id = await into.upload(`people.${form.format}`, file);
          const { plan } = await suggest(into.services, into.admin, id, 'party', 'people');
          assert.equal(plan.columns.length, 4, 'every column is known again');
          // All of them have the same telephones, and some names differ in marks alone: by likeness they would be one.
          const { match: _, ...everyRowNew } = plan;
          await into.check(id, planShape.parse(everyRowNew));
          await into.begin(id);
          await into.run(id);
          const expected = (await peopleOf(from, balance)).map(([name, note, ...rest]) => [
            name,
            String(note).trim(),
            ...rest,
          ]);
          assert.deepEqual(await peopleOf(into, own), expected);
        });
        tell(`${form.format} ${form.values ?? 'shown'} ${form.digits ?? ''}: ${all.length} names came back`);
      });
  },
};

async function exported(firm: Firm, request: AskedExport): Promise<Buffer> {
  const services = { engine: firm.engine, enqueue: () => Promise.resolve() };
  const { record } = await beginExport(services, firm.admin, 'party', exportShape.parse(request));
  const chunks: Uint8Array[] = [];
  for await (const chunk of exportBytes(firm.engine, firm.admin, record)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const runs = /^\s*[=+\-@＝＋－＠\t\r\n]/;
const numbers = /^[+-]?[\d۰-۹.٫]+(?:[;،,] ?\+?[\d۰-۹]+)*$/;

function assertNeutral(text: string): void {
  for (const cell of Papa.parse<string[]>(text.replace('\uFEFF', '')).data.flat())
    assert.ok(!runs.test(cell) || numbers.test(cell), `a spreadsheet would run ${JSON.stringify(cell)}`);
}

/** No cell holds a formula; what looks like one is a text. */
async function assertTexts(file: Buffer): Promise<void> {
  const { sheets } = await readXlsx(file);
  const cells = [...(sheets[0]?.cells?.values() ?? [])];
  assert.ok(cells.every(({ formula }) => formula === undefined));
  assert.ok(sheets[0]?.rows.some(([name]) => name === names[0]));
}
