import { toJalali } from '#persian/jalali/convert.ts';

/** How a serial number is written: literal text, parts of the day, and one running number. */
export type SerialTemplate = readonly SerialPart[];

type SerialPart =
  | { readonly part: 'text'; readonly text: string }
  | { readonly part: 'jalaliYear' | 'jalaliMonth' }
  | { readonly part: 'number'; readonly width: number };

const longest = 60;

/** Reads `F-{jalaliYear}-{number:5}`; undefined where a part is unknown or there is not exactly one number. */
export function serialTemplate(text: string): SerialTemplate | undefined {
  if (text.length > longest) return undefined;
  const parts: SerialPart[] = [];
  for (const piece of text.split(/(\{[^{}]*\})/).filter(Boolean)) {
    const number = /^\{number(?::([1-9]|1[0-2]))?\}$/.exec(piece);
    if (number) parts.push({ part: 'number', width: Number(number[1] ?? 1) });
    else if (piece === '{jalaliYear}' || piece === '{jalaliMonth}')
      parts.push({ part: piece.slice(1, -1) as 'jalaliYear' | 'jalaliMonth' });
    else if (/[{}]/.test(piece)) return undefined;
    else parts.push({ part: 'text', text: piece });
  }
  return parts.filter(({ part }) => part === 'number').length === 1 ? parts : undefined;
}

/** The stretch within which numbers run: they begin at 1 again in every year or month that the template names. */
export function serialPeriod(template: SerialTemplate, day: string): string {
  const { year, month } = toJalali(day);
  const names = new Set(template.map(({ part }) => part));
  if (names.has('jalaliMonth')) return `${year}-${String(month).padStart(2, '0')}`;
  return names.has('jalaliYear') ? String(year) : '';
}

/** The number as it is stored: Latin digits, padded; a number that outgrows its width is written whole. */
export function writeSerial(template: SerialTemplate, day: string, number: number): string {
  const { year, month } = toJalali(day);
  return template
    .map((one) => {
      switch (one.part) {
        case 'text':
          return one.text;
        case 'jalaliYear':
          return String(year);
        case 'jalaliMonth':
          return String(month).padStart(2, '0');
        case 'number':
          return String(number).padStart(one.width, '0');
      }
    })
    .join('');
}
