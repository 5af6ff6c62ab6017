import { familyEndings, familyStems, givenNames, jobTitles, notes } from './words.ts';

/** The fields to which the columns go, in their order. */
export const csvColumns = [
  'givenName',
  'familyName',
  'gender',
  'phones',
  'emails',
  'jobTitle',
  'preferredChannel',
  'birthDate',
  'source',
  'website',
  'description',
  'externalId',
] as const;

const heading =
  'نام,نام خانوادگی,جنسیت,تلفن همراه,رایانامه,سمت,راه تماس,تاریخ تولد,نحوهٔ آشنایی,وبگاه,توضیح,کد مشتری';

const from = (words: readonly string[], row: number, step: number): string =>
  words[(row * step) % words.length] ?? '';
const persianDigits = (text: string): string =>
  text.replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '');
const two = (value: number): string => String(value).padStart(2, '0');

/** People as a firm's sheet has them: Persian digits, Jalali dates, choices by their Persian names. UTF-8. */
export function csvOf(rows: number): Buffer {
  // In pieces: as one text a million rows would take a gigabyte.
  const pieces = [Buffer.from(`${heading}\r\n`)];
  for (let first = 0; first < rows; first += pieceRows) {
    const length = Math.min(pieceRows, rows - first);
    pieces.push(Buffer.from(Array.from({ length }, (_, at) => `${lineOf(first + at)}\r\n`).join('')));
  }
  return Buffer.concat(pieces);
}

const pieceRows = 10_000;

const lineOf = (row: number): string =>
  [
    from(givenNames, row, 7),
    from(familyStems, row, 11) + from(familyEndings, row, 5),
    row % 2 ? 'زن' : 'مرد',
    persianDigits(`0912${String(1_000_000 + ((row * 7_919) % 8_999_999))}`),
    `i${row}@avand.example`,
    from(jobTitles, row, 3),
    row % 3 ? 'تلفن' : 'پیامک',
    persianDigits(`13${two(40 + (row % 50))}/${two(1 + (row % 12))}/${two(1 + (row % 29))}`),
    row % 4 ? 'معرفی دیگران' : 'نمایشگاه',
    `https://i${row}.example`,
    from(notes, row, 13),
    `I${row}`,
  ].join(',');

/** The fields to which the columns of a second book of the same customers go. */
export const alikeColumns = ['name', 'phones', 'jobTitle'] as const;

/** Telephones that nobody in the base has begin so. */
export const newPhones = '+98990';

/**
 * People who are there, their numbers as a firm writes them, in turn with people who are not.
 * @param half how many are new
 * @param first the number of the first of them
 */
export function alikeCsv(
  known: readonly { readonly name: string; readonly phone: string }[],
  half: number,
  first: number,
): Buffer {
  const lines = Array.from({ length: half }, (_, at) => {
    const row = first + at;
    const name = `${from(givenNames, row, 7)} ${from(familyStems, row, 11)}${from(familyEndings, row, 5)}`;
    const fresh = [name, `0990${String(1_000_000 + row)}`, from(jobTitles, row, 3)].join(',');
    const there = known[at];
    return there
      ? `${there.name},${persianDigits(there.phone.replace('+98', '0'))},${from(jobTitles, row, 5)}\r\n${fresh}`
      : fresh;
  });
  return Buffer.from(`نام,تلفن همراه,سمت\r\n${lines.join('\r\n')}\r\n`);
}
