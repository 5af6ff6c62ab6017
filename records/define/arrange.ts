import type { Phrase } from '#persian/bilingual.ts';

/** Fields under a heading, or under none, in their order. */
export type LayoutSection = { readonly title?: Phrase | undefined; readonly fields: readonly string[] };

type Arranged = { readonly name: string; readonly section?: Phrase };

/** Fields in the order of an arrangement, each under its heading there; what it does not speak of stands at the end as it was. */
export function arrange<Field extends Arranged>(
  fields: readonly Field[],
  sections: readonly LayoutSection[],
): readonly Field[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const placed = new Map<string, Field>();
  for (const { title, fields: names } of sections)
    for (const name of names) {
      const field = byName.get(name);
      if (!field || placed.has(name)) continue;
      const { section: _section, ...rest } = field;
      placed.set(name, (title ? { ...rest, section: title } : rest) as Field);
    }
  return [...placed.values(), ...fields.filter(({ name }) => !placed.has(name))];
}
