import type { Phrase } from '#persian/bilingual.ts';
import type { FieldContract, LayoutSection, ObjectContract, Variant } from '#records/contract.ts';
import { factsOf, sectionsOf } from '#web/records/form/layout.ts';

/** A row of the layout: a heading, or a field under the heading above it. The first part has no heading. */
export type LayoutItem =
  | { readonly id: string; readonly kind: 'heading'; readonly title: Phrase }
  | { readonly id: string; readonly kind: 'field'; readonly field: FieldContract };

const headingId = (index: number): string => `heading:${index}`;

/** The rows of an object's layout, or of one of its variants, whose own value is never a field on its form. */
export const itemsOf = (object: ObjectContract, variant?: Variant): readonly LayoutItem[] =>
  sectionsOf(factsOf(object, variant).filter(({ name }) => name !== variant?.where.field)).flatMap(
    ({ title, fields }, index): readonly LayoutItem[] => [
      ...(title === undefined ? [] : [{ id: headingId(index), kind: 'heading' as const, title }]),
      ...fields.map((field): LayoutItem => ({ id: field.name, kind: 'field', field })),
    ],
  );

/** The sections that the rows make up; a heading under which nothing stands is not kept. */
export const sectionsFrom = (items: readonly LayoutItem[]): readonly LayoutSection[] => {
  const sections: { title?: Phrase; fields: string[] }[] = [{ fields: [] }];
  for (const item of items)
    if (item.kind === 'heading') sections.push({ title: item.title, fields: [] });
    else sections.at(-1)?.fields.push(item.field.name);
  return sections.filter(({ fields }) => fields.length > 0);
};

/** A heading goes with the fields under it. */
export const goingWith = (items: readonly LayoutItem[], item: LayoutItem): ReadonlySet<string> => {
  if (item.kind === 'field') return new Set([item.id]);
  const at = items.findIndex(({ id }) => id === item.id);
  const end = items.findIndex(({ kind }, index) => index > at && kind === 'heading');
  return new Set(items.slice(at, end < 0 ? undefined : end).map(({ id }) => id));
};

export const withHeading = (items: readonly LayoutItem[], title: Phrase): readonly LayoutItem[] => [
  ...items,
  { id: headingId(Date.now()), kind: 'heading', title },
];

export const renamed = (items: readonly LayoutItem[], id: string, title: Phrase): readonly LayoutItem[] =>
  items.map((item) => (item.id === id && item.kind === 'heading' ? { ...item, title } : item));

/** Puts a field at the end of a section; undefined is the first part, without a heading. */
export const intoSection = (
  items: readonly LayoutItem[],
  field: string,
  heading: string | undefined,
): readonly LayoutItem[] => {
  const going = items.find(({ id }) => id === field);
  if (!going) return items;
  const rest = items.filter(({ id }) => id !== field);
  const from = heading === undefined ? -1 : rest.findIndex(({ id }) => id === heading);
  const next = rest.findIndex(({ kind }, index) => index > from && kind === 'heading');
  return rest.toSpliced(next < 0 ? rest.length : next, 0, going);
};
