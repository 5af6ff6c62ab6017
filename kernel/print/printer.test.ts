import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Problem } from '../problems/problem.ts';
import { openPrinter } from './printer.ts';

const printer = openPrinter();
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peyvand-print-'));
});
after(async () => {
  printer.close();
  await rm(folder, { recursive: true });
});

const template = async (name: string, text: string): Promise<URL> => {
  await writeFile(join(folder, name), text);
  return pathToFileURL(join(folder, name));
};
const said = '#set text(font: "Vazirmatn", dir: rtl)\n#let data = json(bytes(sys.inputs.data))\n#data.text';

test('many papers at once come each to who asked, as documents and as pictures', async () => {
  const at = await template('said.typ', said);
  const made = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      printer.print({ template: at, data: { text: `برگهٔ ${index}` }, as: index % 2 ? 'svg' : 'pdf' }),
    ),
  );
  for (const [index, bytes] of made.entries())
    assert.match(Buffer.from(bytes.subarray(0, 5)).toString(), index % 2 ? /^<svg/ : /^%PDF-/);
});

test('texts are set as they are: nothing in them is run, and no file of this machine is read', async () => {
  const at = await template('said.typ', said);
  const hostile = '#read("/etc/passwd") #eval("1+1") *x* $y$ \\ ] } "';
  const bytes = await printer.print({ template: at, data: { text: hostile }, as: 'pdf' });
  assert.equal(Buffer.from(bytes.subarray(0, 5)).toString(), '%PDF-');
  const reader = await template('reader.typ', '#read("/etc/passwd")');
  await assert.rejects(printer.print({ template: reader, data: {}, as: 'pdf' }), Problem);
});

test('a template that cannot be set, or a picture that is none, is a problem, and the next paper is printed', async () => {
  const broken = await template('broken.typ', '#nobody()');
  await assert.rejects(printer.print({ template: broken, data: {}, as: 'pdf' }), Problem);
  const pictured = await template('pictured.typ', '#image("logo")');
  await assert.rejects(
    printer.print({ template: pictured, data: {}, pictures: { logo: Buffer.from('no picture') }, as: 'pdf' }),
    Problem,
  );
  const at = await template('said.typ', said);
  assert.ok((await printer.print({ template: at, data: { text: 'سلام' }, as: 'pdf' })).length > 1_000);
});
