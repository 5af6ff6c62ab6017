import assert from 'node:assert/strict';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { Problem } from '#kernel/problems/problem.ts';
import { writeXlsx } from 'hucre/xlsx';
import { analyse } from './analyse.ts';
import { readRows } from './read/rows.ts';
import { textTables } from './read/sheet.ts';

const firstTable = async (bytes: Readable): Promise<Readable> => {
  for await (const { table } of textTables(bytes)) return table;
  throw new Error('No table');
};

const real = join(import.meta.dirname, '../../../../shared/data/persian/csv');
const skip = existsSync(real) ? false : 'the folder shared/data beside the project is absent';

const expected = {
  'utf8-bom.csv': ['utf-8', ','],
  'utf8-persian-semicolon.csv': ['utf-8', '؛'],
  'utf16le-bom-tab.csv': ['utf-16le', '\t'],
  'utf16be-bom.csv': ['utf-16be', ','],
  'windows-1256-arabic-yeh.csv': ['windows-1256', ','],
} as const;

for (const [file, [encoding, delimiter]] of Object.entries(expected))
  test(`${file} is recognised and read whole`, { skip }, async () => {
    const found = await analyse(() => createReadStream(join(real, file)));
    assert.deepEqual(
      [found.layout.encoding, found.layout.delimiter, found.rows, found.damage],
      [encoding, delimiter, 1554, undefined],
    );
  });

const damaged = {
  'windows-1256-lossy-questionmarks.csv': 'question-marks',
  'mojibake-utf8-as-1252.csv': 'mojibake',
} as const;

test('UTF-16 without its mark is known by Persian letters too, and no cell holds what no text may', async () => {
  const text = 'نام,توضیحات\r\nسارا کریمی,مشتری خوب و همیشگی ما\r\nمینا,از نمایشگاه آمد\r\n';
  const little = Buffer.from(text, 'utf16le');
  const read = async (bytes: Buffer) => {
    const { layout, columns } = await analyse(() => Readable.from([bytes]));
    return [layout.encoding, columns[0]?.name, columns[0]?.samples];
  };
  const samples = ['سارا کریمی', 'مینا'];
  assert.deepEqual(await read(little), ['utf-16le', 'نام', samples]);
  assert.deepEqual(await read(Buffer.from(little).swap16()), ['utf-16be', 'نام', samples]);
  assert.deepEqual(await read(Buffer.from('name,x\na\0b,1\n')), ['utf-8', 'name', ['ab']]);
});

test('no file of the folder is left untried', { skip }, () => {
  assert.deepEqual(readdirSync(real).toSorted(), Object.keys({ ...expected, ...damaged }).toSorted());
});

for (const [file, code] of Object.entries(damaged))
  test(`${file} is called damaged`, { skip }, async () => {
    assert.equal((await analyse(() => createReadStream(join(real, file)))).damage?.code, code);
  });

test('quoted cells keep delimiters and line ends; blank rows do not count', async () => {
  const found = await analyse(() =>
    Readable.from([Buffer.from('نام,یادداشت\n"الف, ب","خط ۱\nخط ۲"\n\n,\nج,د\n')]),
  );
  assert.equal(found.rows, 2);
  assert.deepEqual(
    found.columns.map(({ name, filled }) => [name, filled]),
    [
      ['نام', 2],
      ['یادداشت', 2],
    ],
  );
});

test('a file without rows, and one of 301 columns, are refused by name', async () => {
  const slugOf = async (text: string): Promise<string> => {
    try {
      await analyse(() => Readable.from([Buffer.from(text)]));
      return 'accepted';
    } catch (error) {
      return error instanceof Problem ? error.slug : String(error);
    }
  };
  assert.equal(await slugOf('نام,تلفن\n'), 'import-empty-file');
  assert.equal(await slugOf(`${'a,'.repeat(300)}a\n${'1,'.repeat(300)}1\n`), 'import-too-many-columns');
});

test('a workbook is read as the table on its first sheet, with its days as days', async () => {
  const workbook = await writeXlsx({
    sheets: [
      {
        name: 'مشتریان',
        rows: [
          ['نام', 'مبلغ', 'تاریخ'],
          ['آوند, گستر', 0.1 + 0.2, new Date('2026-11-22T00:00:00Z')],
        ],
      },
    ],
  });
  const table = await firstTable(Readable.from([Buffer.from(workbook)]));
  assert.equal(
    Buffer.concat(await table.toArray()).toString(),
    'نام,مبلغ,تاریخ\n"آوند, گستر",0.3,2026-11-22\n',
  );
});

test('what only begins like a workbook is called damaged; a text table passes as it is', async () => {
  await assert.rejects(
    firstTable(Readable.from([Buffer.from('PK\u0003\u0004 and nothing more')])),
    (error) => error instanceof Problem && error.slug === 'import-unreadable-sheet',
  );
  const plain = await firstTable(Readable.from([Buffer.from('a,b\n'), Buffer.from('1,2\n')]));
  assert.equal(Buffer.concat(await plain.toArray()).toString(), 'a,b\n1,2\n');
});

test('rows of a sheet keep the numbers that people see, below a title, a head of two rows and blank rows', async () => {
  const workbook = await writeXlsx({
    sheets: [
      {
        name: 'فروش',
        rows: [
          ['فروش سال', null, null],
          [],
          ['نام', 'تماس', null],
          [null, 'موبایل', 'تلفن'],
          ['آوند', '1', '2'],
          [],
          [],
          ['سپهر', '3', '4'],
        ],
        merges: [
          { startRow: 0, endRow: 0, startCol: 0, endCol: 2 },
          { startRow: 2, endRow: 3, startCol: 0, endCol: 0 },
          { startRow: 2, endRow: 2, startCol: 1, endCol: 2 },
        ],
      },
    ],
  });
  const table = Buffer.concat(await (await firstTable(Readable.from([Buffer.from(workbook)]))).toArray());
  const rows: [number, string | undefined][] = [];
  for await (const { number, cells } of readRows(Readable.from([table]), {
    encoding: 'utf-8',
    skip: 0,
    delimiter: ',',
  }))
    rows.push([number, cells[0]]);
  assert.deepEqual(rows, [
    [4, 'نام'],
    [5, 'آوند'],
    [8, 'سپهر'],
  ]);
});

const rowsOf = async (pieces: readonly (string | Buffer)[]): Promise<string[][]> => {
  const bytes = Readable.from(pieces.map((piece) => Buffer.from(piece)));
  const rows: string[][] = [];
  for await (const { cells } of readRows(bytes, { encoding: 'utf-8', skip: 0, delimiter: ',' }))
    rows.push([...cells]);
  return rows;
};

test('rows are the same wherever the pieces of a file are cut', async () => {
  const table = Buffer.from('نام,یادداشت\r\n"الف ""ب""","خط ۱\r\nخط ۲, و"\r\n\r\nج,\r\n"د",ه');
  for (let at = 0; at <= table.length; at++)
    assert.deepEqual(
      await rowsOf([table.subarray(0, at), table.subarray(at)]),
      [
        ['نام', 'یادداشت'],
        ['الف "ب"', 'خط ۱\r\nخط ۲, و'],
        ['ج', ''],
        ['د', 'ه'],
      ],
      `cut at ${at}`,
    );
});

test('lines may end in any way, and a quote that never closes makes one row', async () => {
  const two = [
    ['a', 'b'],
    ['c', 'd'],
  ];
  assert.deepEqual(await rowsOf(['a,b\rc,d\r']), two);
  assert.deepEqual(await rowsOf(['a,b\nc,d\r\n', 'e,f\n']), [...two, ['e', 'f']]);
  const open = await rowsOf(['a\n"', ...Array.from({ length: 1_000 }, () => `${'x'.repeat(999)}\n`)]);
  assert.equal(open.length, 2);
});

test('a quote that never closes is named by its row before it fills the memory', async () => {
  const piece = Buffer.alloc(2 ** 20, 'متن\n');
  function* endless(): Generator<Buffer> {
    yield Buffer.from('name,note\nیکم,خوب\nدوم,"باز\n');
    for (let megas = 0; megas < 40; megas += 1) yield piece;
    throw new Error('Nobody need read so far');
  }
  await assert.rejects(
    analyse(() => Readable.from(endless(), { objectMode: false })),
    (error) =>
      error instanceof Problem && error.slug === 'import-endless-row' && error.detail.en.startsWith('Row 3 '),
  );
});

test('rows that were damaged among whole ones are named; questions and foreign names are no damage', async () => {
  const read = async (...rows: readonly string[]) =>
    (await analyse(() => Readable.from([Buffer.from(`نام,یادداشت\n${rows.join('\n')}\n`)]))).damage;
  const whole = Array.from({ length: 3_000 }, (_, at) => `مشتری ${at},از نمایشگاه آمد`);
  assert.equal(await read(...whole, 'چرا؟؟,کی رسید??', 'Ørsted AS,Ústí nad Labem', 'رضا,???'), undefined);
  const lost = await read(...whole, '????? ?????,خوب', '???? ????,خوب');
  assert.equal(lost?.code, 'question-marks');
  assert.match(lost.message.en, /^The text of 2 rows, first of row 3,002, was/);
  assert.equal((await read(...whole, 'Ø´Ø±Ú©Øª Ø¢ÙˆÙ†Ø¯,خوب'))?.code, 'mojibake');
});

test('long values are told apart without being kept', async () => {
  const long = (end: string): string => `${'ن'.repeat(5_000)}${end}`;
  const rows = ['الف', 'ب', 'الف'].map((end, at) => `${at},${long(end)}\n`).join('');
  const { columns } = await analyse(() => Readable.from([Buffer.from(`id,note\n${rows}`)]));
  const [, note] = columns;
  assert.deepEqual([note?.distinct, note?.filled, note?.samples.length, note?.values], [2, 3, 1, undefined]);
});
