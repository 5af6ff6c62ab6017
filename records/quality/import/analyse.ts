import { createHash, hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { defineProblem } from '#kernel/problems/problem.ts';
import { beginning } from '#persian/beginning.ts';
import { formatNumber } from '#persian/digits.ts';
import { foldSearch } from '#persian/fold.ts';
import { gatherDates, type ColumnDates } from '#persian/jalali/date-reading.ts';
import { detached } from './detached.ts';
import { firstMet, type FirstMet } from './first-met.ts';
import { calledKeys } from './key-names.ts';
import { sniffDelimiter } from './read/delimiter.ts';
import { cellDamage, damagedRows, sniffEncoding, type Damage, type Sniffed } from './read/encoding.ts';
import { plainHead, rowsForHead } from './read/plain-header.ts';
import { readRows, type TableLayout, type TableRow } from './read/rows.ts';

/** One column as it stands in the file. */
export type ColumnAnalysis = {
  readonly index: number;
  readonly name: string;
  /** Rows in which it is not blank. */
  readonly filled: number;
  /** Different values, counted to 500. */
  readonly distinct: number;
  /** Of a column that is called a key: whether no two rows have the same, however many there are. Older analyses have none. */
  readonly unique?: boolean;
  readonly samples: readonly string[];
  /** All of them, where they are few and short: a list to choose from might be made of them. */
  readonly values?: readonly string[];
  /** Of days in numbers, what they tell of their order together. */
  readonly dates?: ColumnDates;
};

/** What the file turned out to be. */
export type Analysis = {
  readonly layout: TableLayout;
  readonly columns: readonly ColumnAnalysis[];
  readonly rows: number;
  readonly bytes: number;
  /** SHA-256 of all bytes: what is brought in is what was checked. Older analyses have none. */
  readonly digest?: string;
  readonly damage?: Damage;
};

/** Opens the file anew at each call: every pass reads it as a stream. */
export type OpenFile = () => Readable | Promise<Readable>;

const headBytes = 64 * 1024;
/** So many different values of a column are counted. */
const mostDistinct = 500;
/** Of so many columns that are called keys it is seen whether rows share one: 25 MB each for a million rows. */
const mostKeys = 2;
const mostColumns = 300;

export const emptyFile = defineProblem({
  slug: 'import-empty-file',
  status: 422,
  title: { fa: 'پرونده خالی است', en: 'The file is empty' },
  detail: () => ({ fa: 'این پرونده سطر عنوان یا داده ندارد.', en: 'The file has no header or no rows.' }),
});

export const tooManyColumns = defineProblem<{ count: number }>({
  slug: 'import-too-many-columns',
  status: 422,
  title: { fa: 'ستون‌ها بیش از اندازه است', en: 'Too many columns' },
  detail: ({ count }) => ({
    fa: `${formatNumber(count, 'fa')} ستون دارد؛ حداکثر ${formatNumber(mostColumns, 'fa')}. شاید جداکننده درست شناخته نشده است.`,
    en: `It has ${count} columns; at most ${mostColumns}. Perhaps the delimiter was not recognised.`,
  }),
});

export const fileChanged = defineProblem({
  slug: 'import-file-changed',
  status: 409,
  title: { fa: 'پرونده دیگر همان نیست', en: 'The file is not the same any more' },
  detail: () => ({
    fa: 'محتوای پرونده پس از بررسی تغییر کرده است، پس سطرهایش همان‌ها نیست که دیدید. آن را دوباره بفرستید.',
    en: 'The content of the file has changed since it was checked, so its rows are not those that you saw. Send it again.',
  }),
});

export const importFileGone = defineProblem({
  slug: 'import-file-gone',
  status: 409,
  title: { fa: 'پرونده دیگر نیست', en: 'The file is not there any more' },
  detail: () => ({
    fa: 'پروندهٔ این ورود داده با پاک کردن همیشگی کسی که در آن بود پاک شد، پس ادامه نمی‌یابد. پرونده را دوباره بفرستید؛ آنچه وارد شده سر جای خود است.',
    en: 'The file of this import was erased with somebody who stood in it, so that it cannot go on. Send the file again; what came in is in place.',
  }),
});

/** @throws fileChanged where the bytes are not those that were analysed */
export async function assertUnchanged(open: OpenFile, { digest }: Pick<Analysis, 'digest'>): Promise<void> {
  if (digest === undefined) return;
  const hash = createHash('sha256');
  for await (const chunk of await open()) hash.update(chunk as Buffer);
  if (hash.digest('hex') !== digest) throw fileChanged();
}

/** Reads the whole file once: encoding, delimiter, header, and what each column holds. */
export async function analyse(open: OpenFile): Promise<Analysis> {
  const head = await firstBytes(await open());
  const sniffed = sniffEncoding(head);
  const { analysis, broken } = await readThrough(open, head, sniffed);
  // Latin letters tell nothing: where Persian begins only further on, bytes that are no UTF-8 are Windows-1256.
  return broken > 0 && sniffed.encoding === 'utf-8' && head.every((byte) => byte < 0x80)
    ? (await readThrough(open, head, { ...sniffed, encoding: 'windows-1256' })).analysis
    : analysis;
}

/** `broken` counts the cells that hold what could not be read as characters. */
async function readThrough(
  open: OpenFile,
  head: Buffer,
  { encoding, skip, damage }: Sniffed,
): Promise<{ analysis: Analysis; broken: number }> {
  const delimiter = sniffDelimiter(new TextDecoder(encoding).decode(head.subarray(skip)));
  const layout = await withHead(head, { encoding, skip, delimiter });
  const bytes = await open();
  const whole = createHash('sha256');
  let size = 0;
  bytes.on('data', (chunk: Buffer) => {
    size += chunk.length;
    whole.update(chunk);
  });
  let header: readonly string[] | undefined;
  const columns: {
    filled: number;
    distinct: Set<string>;
    samples: string[];
    dates: ReturnType<typeof gatherDates>;
    keys?: FirstMet | 'repeated';
  }[] = [];
  let rows = 0;
  let broken = 0;
  let harmed: { readonly code: Damage['code']; readonly first: number; rows: number } | undefined;
  for await (const { number, cells } of readRows(bytes, layout)) {
    if (!header) {
      if (cells.length > mostColumns) throw tooManyColumns({ count: cells.length });
      header = cells.map((name) => name.trim());
      for (const _ of header)
        columns.push({ filled: 0, distinct: new Set(), samples: [], dates: gatherDates() });
      const named = header.map((name, index) => ({ name, column: columns[index] }));
      for (const { column } of calledKeys(named).slice(0, mostKeys)) if (column) column.keys = firstMet();
      continue;
    }
    rows += 1;
    let harm: Damage['code'] | undefined;
    for (const [index, column] of columns.entries()) {
      const value = cells[index]?.trim() ?? '';
      if (value === '') continue;
      column.filled += 1;
      column.dates.add(value);
      const { keys } = column;
      if (typeof keys === 'object' && keys.meet(foldSearch(value), 1) !== undefined) column.keys = 'repeated';
      if (value.includes('\ufffd')) broken += 1;
      harm ??= damage ? undefined : cellDamage(value);
      const sample = beginning(value, 80);
      if (column.distinct.size < mostDistinct) {
        const told = toldApart(value);
        if (!column.distinct.has(told)) column.distinct.add(detached(told));
      }
      if (column.samples.length < 5 && !column.samples.includes(sample))
        column.samples.push(detached(sample));
    }
    if (harm) {
      harmed ??= { code: harm, first: number, rows: 0 };
      harmed.rows += 1;
    }
  }
  if (!header || rows === 0) throw emptyFile();
  const found = damage ?? (harmed && damagedRows(harmed.code, harmed.rows, harmed.first));
  const analysis = {
    layout,
    rows,
    bytes: size,
    digest: whole.digest('hex'),
    columns: columns.map(({ filled, distinct, samples, dates, keys }, index) => ({
      index,
      name: header[index] ?? '',
      filled,
      distinct: distinct.size,
      ...(keys === undefined ? {} : { unique: keys !== 'repeated' }),
      samples,
      ...(isList(distinct) ? { values: [...distinct] } : {}),
      ...datesIn(dates.result()),
    })),
    ...(found ? { damage: found } : {}),
  };
  return { analysis, broken };
}

/** Rows of which the first bytes hold no more than a part tell nothing of a header. */
async function withHead(bytes: Buffer, layout: TableLayout): Promise<TableLayout> {
  const rows: TableRow[] = [];
  for await (const row of readRows(Readable.from([bytes]), layout)) if (rows.push(row) === rowsForHead) break;
  const head = plainHead(bytes.length < headBytes ? rows : rows.slice(0, -1));
  return head ? { ...layout, head } : layout;
}

const mostInList = 30;
const longestInList = 60;

/** What tells a value from others, and is short: five hundred articles in each of three hundred columns would fill the memory. */
const toldApart = (value: string): string =>
  value.length > longestInList ? `${value.slice(0, longestInList)}${hash('sha1', value)}` : value;

const isList = (values: ReadonlySet<string>): boolean =>
  values.size > 0 && values.size <= mostInList && [...values].every((one) => one.length <= longestInList);

const datesIn = (dates: ColumnDates | undefined): { readonly dates?: ColumnDates } =>
  dates ? { dates } : {};

async function firstBytes(bytes: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size >= headBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, headBytes);
}
