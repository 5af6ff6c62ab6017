import type { FieldContract, ObjectContract, SchemaContract } from '#records/contract.ts';

import { isState, stageObject } from '../board/board-fields.ts';
import { targetOf } from '../data/schema.ts';
import { isEditable } from '../fields/index.tsx';
import type { ViewColumn } from '../views/view.ts';
import { variantOf } from '../views/view.ts';

/** One column of a list: a field, its width in px. The first one is the record's name and stays in sight. */
export type Column = {
  readonly field: FieldContract;
  readonly width: number;
  /** Stays in sight beside the name while the rest scrolls. */
  readonly frozen: boolean;
};

export const leastWidth = 80;
export const mostWidth = 800;
const firstWidth = 240;

const widths: Partial<Record<FieldContract['kind'], number>> = {
  money: 180,
  date: 130,
  dateTime: 150,
  links: 180,
  choices: 180,
  number: 110,
  percent: 90,
  yesNo: 80,
  phones: 130,
  emails: 188,
  member: 140,
  rating: 120,
  duration: 110,
};
const usualWidth = 150;

/** How much a kind tells in a list; the lowest come first where nobody chose. What has no number is not shown unasked. */
const telling: Partial<Record<FieldContract['kind'], number>> = {
  link: 1,
  money: 1,
  member: 1,
  phones: 1,
  choices: 2,
  date: 2,
  emails: 2,
  choice: 3,
  rating: 3,
  dateTime: 4,
  links: 4,
  number: 4,
  percent: 4,
  text: 5,
  yesNo: 5,
  team: 5,
};
const shownAtFirst = 6;

/** Fields that may be columns: those of the variant, without what only code understands, and what every record has. */
export function columnFields(
  schema: SchemaContract,
  object: ObjectContract,
  variant: string | undefined,
): readonly FieldContract[] {
  const one = variantOf(object, variant);
  const absent = new Set(one ? [...one.without, one.where.field] : []);
  return [
    ...object.fields.filter(({ name, kind }) => kind !== 'structured' && !absent.has(name)),
    ...schema.recordFields,
  ];
}

/** The columns of a list: those chosen, as far as they still are, else the most telling ones in the order of the form. */
export function columnsOf(
  schema: SchemaContract,
  object: ObjectContract,
  variant: string | undefined,
  chosen: readonly ViewColumn[] | undefined,
): readonly Column[] {
  const fields = columnFields(schema, object, variant);
  const wanted: readonly ViewColumn[] =
    chosen && chosen.length > 0
      ? chosen
      : usualFields(schema, object, fields).map(({ name }) => ({ field: name }));
  const columns = wanted.flatMap(({ field: name, width, frozen }): Column[] => {
    const field = fields.find((one) => one.name === name);
    return field ? [{ field, width: width ?? usualOf(object, field), frozen: frozen ?? false }] : [];
  });
  const title = fields.find(({ name }) => name === object.title);
  const rest = columns.filter(({ field }) => field !== title);
  if (!title) return rest;
  return frozenFirst([
    columns.find(({ field }) => field === title) ?? {
      field: title,
      width: usualOf(object, title),
      frozen: true,
    },
    ...rest,
  ]);
}

/** The name, then what is frozen, then the rest, each in its order. */
const frozenFirst = ([title, ...rest]: readonly Column[]): readonly Column[] => [
  ...(title ? [title] : []),
  ...rest.filter(({ frozen }) => frozen),
  ...rest.filter(({ frozen }) => !frozen),
];

export const freeze = (columns: readonly Column[], name: string, frozen: boolean): readonly Column[] =>
  frozenFirst(columns.map((column) => (column.field.name === name ? { ...column, frozen } : column)));

/** How far from the inline start each frozen column stays, in px; undefined for those that scroll. */
export const frozenOffsets = (columns: readonly Column[]): readonly (number | undefined)[] => {
  let offset = 0;
  return columns.map(({ frozen, width }, at) => {
    if (at > 0 && !frozen) return undefined;
    offset += width;
    return offset - width;
  });
};

/** Whether this reader may change the field of some record; the server judges each record by itself. */
export const isCellEditable = (object: ObjectContract, field: FieldContract): boolean =>
  object.abilities.update !== 'none' && isEditable(field);

const usualOf = (object: ObjectContract, { name, kind }: FieldContract): number =>
  name === object.title ? firstWidth : (widths[kind] ?? usualWidth);

function usualFields(
  schema: SchemaContract,
  object: ObjectContract,
  fields: readonly FieldContract[],
): readonly FieldContract[] {
  const rankOf = (field: FieldContract): number | undefined => {
    if (isNextStep(object, field)) return 1;
    if (telling[field.kind] === undefined) return undefined;
    if (field.name === object.calendar?.at) return 0;
    if (isAside(schema, object, field)) return asideRank;
    return isState(field) ? stateRank : telling[field.kind];
  };
  // A pipeline is told by the stage beside it.
  const others = fields.filter(
    (field) =>
      field.name !== object.title &&
      field.name !== 'pipeline' &&
      rankOf(field) !== undefined &&
      !schema.recordFields.includes(field),
  );
  const best = others
    .toSorted((one, other) => (rankOf(one) ?? 0) - (rankOf(other) ?? 0))
    .slice(0, shownAtFirst + (others.some((field) => isNextStep(object, field)) ? 1 : 0));
  return others.filter((field) => best.includes(field));
}

/** When something is to be done next with what goes through stages: it is in sight in every list, beside what else tells much. */
const isNextStep = ({ course }: ObjectContract, { kind, options }: FieldContract): boolean =>
  course !== undefined && kind === 'rollUp' && options['measure'] === 'min' && options['field'] === 'dueAt';

/**
 * A link to what nobody goes to by itself (a reason of loss) says less than one to a party; a stage says much. What the
 * system fills in says less than what people do, of all that a record may be about the third is mostly empty, and so is
 * what has its place under a condition alone.
 */
const isAside = (schema: SchemaContract, object: ObjectContract, field: FieldContract): boolean => {
  if (field.readOnly && field.kind !== 'phones') return stageObject(schema, field) === undefined;
  if (object.about.indexOf(field.name) > 1 || field.rules?.shownWhen !== undefined) return true;
  if (field.kind !== 'link') return false;
  // What is asked for under a heading of its own is filled in later, or never.
  if (field.section !== undefined && stageObject(schema, field) === undefined) return true;
  const target = schema.objects.find(({ name }) => name === targetOf(field));
  return target !== undefined && !target.listed && stageObject(schema, field) === undefined;
};
const asideRank = 5;

const stateRank = 2;

/** As a saved view keeps them. */
export const toViewColumns = (columns: readonly Column[]): readonly ViewColumn[] =>
  columns.map(({ field, width, frozen }, at) => ({
    field: field.name,
    width: Math.round(width),
    ...(frozen && at > 0 ? { frozen } : {}),
  }));

export const resize = (columns: readonly Column[], name: string, width: number): readonly Column[] =>
  columns.map((column) =>
    column.field.name === name
      ? { ...column, width: Math.min(mostWidth, Math.max(leastWidth, Math.round(width))) }
      : column,
  );

/** Moves a column by steps; the first stays the first. */
export function move(columns: readonly Column[], name: string, steps: number): readonly Column[] {
  const from = columns.findIndex(({ field }) => field.name === name);
  return place(columns, from, from + steps);
}

/** Puts a column at another place; beside a frozen one it is frozen, and the first stays the first. */
export function place(columns: readonly Column[], from: number, wanted: number): readonly Column[] {
  const to = Math.min(columns.length - 1, Math.max(1, wanted));
  const column = columns[from];
  if (from < 1 || !column || from === to) return columns;
  const neighbour = columns[to];
  return columns
    .toSpliced(from, 1)
    .toSpliced(to, 0, { ...column, frozen: neighbour?.frozen ?? column.frozen });
}

export const toggle = (
  object: ObjectContract,
  columns: readonly Column[],
  field: FieldContract,
): readonly Column[] =>
  columns.some((column) => column.field.name === field.name)
    ? columns.filter((column) => column.field.name !== field.name)
    : [...columns, { field, width: usualOf(object, field), frozen: false }];

/** The fields that a page of these columns asks for. */
export const fieldsOf = (columns: readonly Column[]): readonly string[] =>
  columns.map(({ field }) => field.name);
