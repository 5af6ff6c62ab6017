import { parsePhone } from '../phone.ts';

/** A number as a party keeps it; `label` is one of the usual ones: mobile, work, fax. */
export type CardPhone = { readonly number: string; readonly extension?: string; readonly label?: string };

const labels: readonly (readonly [label: string, words: RegExp])[] = [
  ['fax', /(?:تله\s?فکس|تلفکس|فکس|فاکس|دورنگار|نمابر|telefax|fax|(?<![a-z])f)$/i],
  ['mobile', /(?:همراه|موبایل|تلفن همراه|mobile|mob|cell(?:phone)?|واتس\s?\u200c?اپ|whatsapp|(?<![a-z])m)$/i],
  [
    'work',
    /(?:تلفن(?:\s?های)?(?:\s?(?:ثابت|تماس|دفتر|شرکت))?|دفتر|شماره تماس|تماس|phone|telephone|tel|office|direct|(?<![a-z])[tp])$/i,
  ],
];
const anyLabel = new RegExp(
  `(?<!\\p{L})(?:${labels.map(([, words]) => words.source.replace(/\$$/, '')).join('|')})(?!\\p{L})`,
  'giu',
);

/** Digits with what people write between them, and an extension behind. */
const numbers =
  /(?<![\p{L}\p{N}@/.])(\+?\(?\d[\d\s().-]{5,22}\d)((?:\s*[,،(-]?\s*(?:داخلی|ext\.?|extension|x)\s*[:.]?\s*\d{1,6}\)?)?)/giu;

/**
 * Takes the telephone numbers out of a line, each with the label before it.
 * @param onlyLabelled in a line of an address, whose other numbers are of houses and postal codes
 */
export function takePhones(
  line: string,
  areaCode: string | undefined,
  onlyLabelled: boolean,
): { readonly found: readonly CardPhone[]; readonly rest: string } {
  const found: CardPhone[] = [];
  let rest = line;
  let label: string | undefined;
  let end = 0;
  for (const match of line.matchAll(numbers)) {
    const before = line.slice(end, match.index).replaceAll(/[\s:：.()،,؛/-]+$/g, '');
    // «تلفن: ۸۸… ، ۸۸…»: a label holds until the next one.
    label = labels.find(([, words]) => words.test(before))?.[0] ?? (before === '' ? label : undefined);
    if (onlyLabelled && label === undefined) continue;
    const read = readNumber(match[1] ?? '', match[2] ?? '', areaCode);
    if (!read) continue;
    end = match.index + match[0].length;
    const { kind, number, extension } = read;
    const said = label === 'fax' ? 'fax' : kind === 'mobile' ? 'mobile' : (label ?? 'work');
    if (!found.some((one) => one.number === number))
      found.push({ number, ...(extension === undefined ? {} : { extension }), label: said });
    rest = rest.replace(match[0], ' ');
  }
  return {
    found,
    rest:
      found.length === 0
        ? line
        : rest.replaceAll(anyLabel, ' ').replaceAll(/[\s:：|،,؛/-]+$|^[\s:：|،,؛/-]+/g, ''),
  };
}

/** Two numbers that only a space divides are read one by one. */
function readNumber(text: string, extension: string, areaCode: string | undefined) {
  const options = areaCode === undefined ? {} : { areaCode };
  const number = text.replace(/\(0\)/, '').replaceAll(/^\((\+?\d+)\)/g, '$1 ');
  const parsed = parsePhone(`${number} ${extension.replaceAll(/[(),،]/g, ' ').trim()}`.trim(), options);
  return parsed.ok && parsed.value.number.length > 6 ? parsed.value : undefined;
}
