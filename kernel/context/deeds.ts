import type { Phrase } from '#persian/bilingual.ts';

/** Something beside records that a role may do, as the screen names it on which roles are made. */
export type Deed = {
  readonly name: string;
  readonly label: Phrase;
  /** What it lets one do, in a few words. */
  readonly hint: Phrase;
};

const declared = new Map<string, Deed>();

/** Declares a deed where it is asked for. @returns its name, for `mayDeed`. Two of one name are an error at start-up. */
export function defineDeed(name: string, words: Omit<Deed, 'name'>): string {
  if (declared.has(name)) throw new Error(`Two deeds are called ${name}`);
  declared.set(name, { name, ...words });
  return name;
}

/** Every deed declared so far, by name. */
export const deedCatalogue = (): readonly Deed[] =>
  [...declared.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
