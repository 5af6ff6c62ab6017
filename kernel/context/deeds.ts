import type { Phrase } from '#persian/bilingual.ts';

/** Something beside records that a role may do. */
export type Deed = { readonly name: string; readonly label: Phrase };

const declared = new Map<string, Deed>();

/** Declares a deed where it is asked for. @returns its name, for `mayDeed`. Two of one name are an error at start-up. */
export function defineDeed(name: string, label: Phrase): string {
  if (declared.has(name)) throw new Error(`Two deeds are called ${name}`);
  declared.set(name, { name, label });
  return name;
}

/** Every deed declared so far, for the screen on which roles are made. */
export const deedCatalogue = (): readonly Deed[] => [...declared.values()];
