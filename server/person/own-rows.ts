import { foldSearch } from '#persian/fold.ts';
import type { ObjectDescriptor } from '#records/define/descriptor.ts';
import type { Stored } from '#records/query/query.ts';
import { alikeFields, keysOf } from '#records/quality/duplicates/likeness.ts';

/** What tells a person's rows in a file from those of others, all folded. */
export type Marks = {
  /** The last ten digits of telephones. */
  readonly lines: readonly string[];
  /** Mailboxes and identity numbers. */
  readonly own: readonly string[];
  /** Letters alone: a space more or less is no other name. */
  readonly names: readonly string[];
};

const lineDigits = 10;

/** The marks of people, those who were merged into one among them. */
export function marksOf(object: ObjectDescriptor, people: readonly Pick<Stored, 'values'>[]): Marks {
  const lines = new Set<string>();
  const own = new Set<string>();
  const names = new Set<string>();
  for (const { values } of people) {
    for (const field of alikeFields(object)) {
      if (field.kind === 'text') continue;
      for (const key of keysOf(field, values[field.name])) {
        const digits = key.replaceAll(/\D/g, '');
        if (field.kind === 'phones' && digits.length >= lineDigits) lines.add(digits.slice(-lineDigits));
        else if (field.kind !== 'phones') own.add(key);
      }
    }
    const name = values[object.title];
    if (typeof name === 'string') names.add(lettersOf(foldSearch(name)));
  }
  return { lines: [...lines], own: [...own], names: [...names] };
}

const lettersOf = (folded: string): string => folded.replaceAll(/[^\p{L}]/gu, '');

const tellsSomebody = /@|\d[\d\s()-]{8,}\d/;

/**
 * Whether a row is theirs: it holds a telephone, a mailbox or an identity number of theirs; or their name, in one cell or in
 * two that follow each other, and nothing by which it would be a namesake's.
 */
export function isRowOf({ lines, own, names }: Marks): (cells: readonly string[]) => boolean {
  return (cells) => {
    const folded = cells.map((cell) => foldSearch(cell));
    const theirs = folded.some((cell) => {
      const digits = cell.replaceAll(/\D/g, '');
      return lines.some((line) => digits.includes(line)) || own.some((one) => cell.includes(one));
    });
    if (theirs) return true;
    const letters = folded.map(lettersOf);
    const named = letters.some(
      (cell, at) =>
        cell !== '' && (names.includes(cell) || names.includes(`${cell}${letters[at + 1] ?? ''}`)),
    );
    return named && !folded.some((cell) => tellsSomebody.test(cell));
  };
}
