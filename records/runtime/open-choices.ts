import { isOwnChoice } from '../define/choice-keys.ts';
import type { Choice } from '../define/declare.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import type { LayoutRow, SaidChoice } from './layout.ts';

/** What the workspace said of each list that code left open, by that list. */
export type SaidLists = ReadonlyMap<readonly Choice[], readonly SaidChoice[]>;

/** Every open field with its object, in the order of declaration: fields of one list stand in the layout of the first. */
export const openFields = (
  objects: Iterable<ObjectDescriptor>,
): readonly { readonly object: ObjectDescriptor; readonly field: FieldDescriptor }[] =>
  [...objects].flatMap((object) =>
    [...object.fields.values()].filter(({ open }) => open).map((field) => ({ object, field })),
  );

/** A list that a later version shares with an earlier object is found where it was written. */
export function saidLists(objects: Iterable<ObjectDescriptor>, layouts: readonly LayoutRow[]): SaidLists {
  const lists = new Map<readonly Choice[], readonly SaidChoice[]>();
  const byObject = new Map(layouts.map(({ object, definition }) => [object, definition.choices]));
  if (![...byObject.values()].some(Boolean)) return lists;
  for (const { object, field } of openFields(objects)) {
    const said = byObject.get(object.name)?.[field.name];
    if (field.open && said && !lists.has(field.open)) lists.set(field.open, said);
  }
  return lists;
}

/** The object with the workspace's own lists in its open fields. */
export function withOwnChoices(object: ObjectDescriptor, lists: SaidLists): ObjectDescriptor {
  if (lists.size === 0) return object;
  const changed = [...object.fields].flatMap(([name, field]) => {
    const said = field.open && lists.get(field.open);
    return field.open && said
      ? [[name, { ...field, options: { ...field.options, choices: choicesFrom(field.open, said) } }] as const]
      : [];
  });
  return changed.length === 0 ? object : { ...object, fields: new Map([...object.fields, ...changed]) };
}

/** The list as people see it. What a later version declares beside it stands behind its neighbour of the declaration. */
export function choicesFrom(declared: readonly Choice[], said: readonly SaidChoice[]): readonly Choice[] {
  const coded = new Map(declared.map((choice) => [choice.key, choice]));
  const list = said.flatMap(({ key, label, color, hidden }): Choice[] => {
    const base = coded.get(key) ?? (isOwnChoice(key) && label ? { key, label } : undefined);
    if (!base) return [];
    return [
      {
        ...base,
        ...(label ? { label } : {}),
        ...(color === undefined ? {} : { color }),
        ...(hidden ? { hidden } : {}),
      },
    ];
  });
  declared.forEach((choice, at) => {
    if (list.some(({ key }) => key === choice.key)) return;
    const before = declared[at - 1]?.key;
    list.splice(list.findIndex(({ key }) => key === before) + 1, 0, choice);
  });
  return list;
}

/** What of a list is otherwise than declared, in its order: a later version's better words come through where none were given. */
export function saidOf(declared: readonly Choice[], list: readonly Choice[]): readonly SaidChoice[] {
  const coded = new Map(declared.map((choice) => [choice.key, choice]));
  return list.map(({ key, label, color, hidden }) => {
    const base = coded.get(key);
    const isSame = base?.label.fa === label.fa && base.label.en === label.en;
    return {
      key,
      ...(isSame ? {} : { label: { ...label } }),
      ...(color === undefined || color === base?.color ? {} : { color }),
      ...(hidden ? { hidden } : {}),
    };
  });
}
