import { isBringable, readableFields } from '../../access/visible.ts';
import type { FieldDescriptor, ObjectDescriptor, Variant } from '../../define/descriptor.ts';
import type { RecordTx } from '../../records.ts';
import { compact, likeness } from '../likeness.ts';
import type { ColumnAnalysis } from './analyse.ts';
import { matchMembers, type MemberMatch } from './members.ts';
import { takesSeveral } from './plan.ts';

const alikeEnough = 0.75;

export type Match = { readonly column: number; readonly field: FieldDescriptor; readonly score: number };

type Pair = Match & { readonly filled: number };

export const variantNamed = (object: ObjectDescriptor, name: string | undefined): Variant | undefined =>
  object.variants.find((one) => one.name === name);

/** The fields that a file may fill, of a variant where one is meant. */
export function fillableFields(
  tx: RecordTx,
  object: ObjectDescriptor,
  variant: Variant | undefined,
): readonly FieldDescriptor[] {
  const { actor } = tx.context;
  return readableFields(actor, object).filter(
    (field) =>
      isBringable(actor, object, field) &&
      field.name !== variant?.where.field &&
      !variant?.without.includes(field.name) &&
      !['structured', 'files'].includes(field.kind),
  );
}

/** From this likeness on one more column goes to a list that another column has already. */
const sureEnough = 0.95;

/** The surest pairs of columns and fields, each column once, and each field once but for lists. */
export function matchColumns(
  object: ObjectDescriptor,
  fields: readonly FieldDescriptor[],
  columns: readonly ColumnAnalysis[],
): readonly Match[] {
  // Of two fields known under one name, the one that only some variants have is the more particular.
  const shared = ({ name }: FieldDescriptor): number =>
    object.variants.filter(({ without }) => !without.includes(name)).length;
  // «وضعیت» beside «مرحله» is a deal's status, and by itself its stage, from which the status follows.
  const brought = fields.filter((field) => field.brought);
  const standing = ({ column, field }: Pair): number =>
    field.brought ? 2 : Number(brought.some((one) => nameScore(columnNames.get(column) ?? '', one) === 1));
  const columnNames = new Map(columns.map(({ index, name }) => [index, name]));
  const pairs = columns
    .flatMap(({ index, name, filled }) =>
      ofOne(
        fields.map((field): Pair => ({ column: index, field, filled, score: nameScore(name, field) })),
        shared,
      ),
    )
    .filter(({ score }) => score >= alikeEnough)
    .sort(
      (a, b) =>
        b.score - a.score ||
        shared(a.field) - shared(b.field) ||
        standing(a) - standing(b) ||
        b.filled - a.filled,
    );
  const matches: Match[] = [];
  for (const pair of pairs)
    if (!matches.some((one) => one.column === pair.column || (one.field === pair.field && !isMore(pair))))
      matches.push(pair);
  return matches.sort((a, b) => a.column - b.column);
}

/** A column of people called «Account» is their employer's, and must not become their name where that is taken. */
function ofOne<Pair extends Match>(
  pairs: readonly Pair[],
  shared: (field: FieldDescriptor) => number,
): Pair[] {
  const exact = pairs.filter(({ score }) => score === 1).map(({ field }) => shared(field));
  return pairs.filter(({ field, score }) => score < 1 || shared(field) === Math.min(...exact));
}

/** Columns of members, but for those that bear the very name of a field. */
export const freeMembers = (
  fields: readonly FieldDescriptor[],
  columns: readonly ColumnAnalysis[],
): readonly MemberMatch[] =>
  matchMembers(
    fields,
    columns.filter(({ name }) => !fields.some((field) => nameScore(name, field) === 1)),
  );

/**
 * A table with «نام» and «نام خانوادگی» means the first name by the first: were it the whole one, all who share it would be
 * taken for one person. `columns` together make the title, as they do where each part has a column of its own name; undefined
 * where the title has one to itself or its parts are not all there.
 */
export function inParts(
  object: ObjectDescriptor,
  fields: readonly FieldDescriptor[],
  matches: readonly Match[],
): { readonly matches: readonly Match[]; readonly columns: readonly number[] } | undefined {
  const [first, ...others] = object.titleParts ?? [];
  const field = fields.find(({ name }) => name === first);
  const title = matches.find((one) => one.field.name === object.title);
  const rest = others.flatMap((name) => matches.find((one) => one.field.name === name) ?? []);
  if (!field || rest.length === 0) return undefined;
  const named = matches.find((one) => one.field === field);
  if (named) return title ? undefined : { matches, columns: [named, ...rest].map(({ column }) => column) };
  if (!title) return undefined;
  return {
    matches: matches.map((one) => (one === title ? { ...one, field } : one)),
    columns: [title, ...rest].map(({ column }) => column),
  };
}

const givenNames = ['first name', 'given name', 'نام کوچک'].map(compact);
const familyNames = ['last name', 'family name', 'surname', 'نام خانوادگی', 'فامیل'].map(compact);

/**
 * The columns that together make the title of someone whose record holds no parts of a name, such as a lead; undefined where
 * the file has no column of family names. A column that was taken for the title is the first name then.
 */
export function nameInParts(
  { title, titleParts, subject }: ObjectDescriptor,
  matches: readonly Match[],
  columns: readonly ColumnAnalysis[],
): { readonly matches: readonly Match[]; readonly columns: readonly number[] } | undefined {
  if (titleParts || !subject) return undefined;
  const named = (names: readonly string[]): number | undefined =>
    columns.find(({ name }) => names.includes(compact(name)))?.index;
  const family = named(familyNames);
  const given = named(givenNames) ?? matches.find(({ field }) => field.name === title)?.column;
  if (family === undefined || given === undefined) return undefined;
  const parts = [given, family];
  return { matches: matches.filter(({ column }) => !parts.includes(column)), columns: parts };
}

const isMore = ({ field, score }: Match): boolean => takesSeveral(field) && score >= sureEnough;

/** How sure a column's name tells a field: by its label in either language, its API name, or another known name. */
export function nameScore(column: string, field: FieldDescriptor): number {
  // «مبلغ (میلیون تومان)» is an amount, in a unit that is told beside it.
  const words = plainName(field.kind === 'money' ? column.replace(/\s*\([^()]*\)\s*$/, '') : column);
  const known = [field.label.fa, field.label.en, field.name, ...field.aliases];
  return Math.max(
    ...known.map((one) =>
      compact(one) === compact(words)
        ? 1
        : // «Activity» is no «activity id»: by it all rows of one activity would be one record.
          isKeyName(one) === isKeyName(words)
          ? likeness(one, words, alikeEnough) * 0.95
          : 0,
    ),
  );
}

export const isKeyName = (name: string): boolean => /\bid$/i.test(name);

/** A column's name in words, without what is written around it. */
export const plainName = (column: string): string =>
  bareName(column.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[_.]/g, ' '));

/** Without what other systems write around a name: «Person - Email - Work» (Pipedrive), «E-mail 1 - Value» (Google), «E-mail 2 Address» (Outlook). */
const bareName = (column: string): string =>
  column
    .replace(
      /^(?:person|people|contact|organi[sz]ation|company|deal|lead|product|activity|task|call|meeting|note)\s+-\s+/i,
      '',
    )
    .replace(/\s+-\s+(?:contact|company|deal|task|call|meeting|note)$/i, '')
    .replace(/\s+-\s+(?:work|home|mobile|other|value)$/i, '')
    .replace(/\s+[1-9۱-۹](?= |$)/, '');
