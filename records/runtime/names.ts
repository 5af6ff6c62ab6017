import type { Phrase } from '#persian/bilingual.ts';
import { foldSearch } from '#persian/fold.ts';

const letters: Readonly<Record<string, string>> = {
  ا: 'a',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ث: 's',
  ج: 'j',
  چ: 'ch',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'z',
  ر: 'r',
  ز: 'z',
  ژ: 'zh',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'z',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ق: 'gh',
  ک: 'k',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  و: 'v',
  ه: 'h',
  ی: 'y',
  ئ: 'y',
  ء: '',
};

const longest = 30;

/** The words of a label in ASCII: the English ones where there are any, else the Persian ones letter by letter. */
function words({ fa, en }: Phrase): string[] {
  const english = ascii(en);
  return english.length > 0 ? english : ascii(fa);
}

const ascii = (text: string): string[] =>
  Array.from(foldSearch(text.slice(0, 200)).replaceAll(/['’]/g, ''))
    .map((letter) => letters[letter] ?? letter)
    .join('')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/** A field's API name from its label: `monthlyBudget`, `shmarhQrardad`; never empty, a digit never first. */
export function fieldNameFrom(label: Phrase): string {
  const [first = 'field', ...rest] = words(label);
  const name = first + rest.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  return (/^[a-z]/.test(name) ? name : `field${name}`).slice(0, longest);
}

/** An object's API name from its label: `site_visit`. */
export function objectNameFrom(label: Phrase): string {
  const name = words(label)
    .join('_')
    .replaceAll(/[0-9]/g, '')
    .replaceAll(/_+/g, '_')
    .replaceAll(/^_|_$/g, '');
  return (/^[a-z][a-z_]+$/.test(name) ? name : 'object').slice(0, longest);
}

/** The first of `name`, `name2`, `name3`… that is free. */
export function freeName(
  name: string,
  isTaken: (candidate: string) => boolean,
  counted: (name: string, count: number) => string,
): string {
  if (!isTaken(name)) return name;
  for (let count = 2; ; count++) {
    const candidate = counted(name, count);
    if (!isTaken(candidate)) return candidate;
  }
}

/**
 * Names of what is made on screen beside what code declares carry a mark that code never uses, so that a later release
 * cannot take them: objects `x_visit`, fields of a coded object `xBudget`.
 */
export const ownObjectName = (name: string): string => (name.startsWith('x_') ? name : `x_${name}`);
export const isOwnObjectName = (name: string): boolean => name.startsWith('x_');
export const ownFieldName = (name: string): string =>
  /^x[A-Z0-9]/.test(name) ? name : `x${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
