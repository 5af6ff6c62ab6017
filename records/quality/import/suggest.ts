import { Problem } from '#kernel/problems/problem.ts';
import { grantFor } from '../../access/visible.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import { membersOf } from '../../fields/members.ts';
import { unknownObject } from '../../problems.ts';
import type { RecordTx } from '../../records.ts';
import { type Analysis, type ColumnAnalysis, type OpenFile } from './analyse.ts';
import { fillableFields, freeMembers, inParts, matchColumns, nameInParts, variantNamed } from './match.ts';
import { needsOf, isImportable, type Creatable, type Need } from './needs.ts';
import { findBelow } from './nested.ts';
import { findMapping, type SavedMapping } from './mappings.ts';
import { byLikeness } from './by-likeness.ts';
import { currencyOf, withCurrencies, withoutFalseCurrencies, withScales } from './currencies.ts';
import { likelyKey } from './own-keys.ts';
import { references, type Sibling } from './siblings.ts';
import { isSaidAgain, memberPath } from './members.ts';
import { takesChoices } from './make-choices.ts';
import { compilePlan, takesSeveral, type Plan } from './plan.ts';

/** A first mapping, and what a person may add to it. */
export type Suggestion = {
  readonly plan: Omit<Plan, 'currency'> & { readonly currency?: string };
  /** What every record needs and no column gives; offered values stand among the plan's constants. */
  readonly needs: readonly Need[];
  readonly creatable: readonly Creatable[];
  /** Fields by which rows may be known again; `*` where they may be by likeness. */
  readonly keys: readonly string[];
  /** Fields that take several columns at once. */
  readonly lists: readonly string[];
  /** The mapping comes from an earlier file with the same columns. */
  readonly saved?: SavedMapping;
};

/**
 * A first mapping: the one that an earlier file with the same columns came in by, as long as it still fits the workspace's
 * fields; else one by names.
 */
export async function suggestPlan(
  tx: RecordTx,
  object: ObjectDescriptor,
  variantName: string | undefined,
  analysis: Analysis,
  set: Together = alone,
): Promise<Suggestion> {
  const fresh = await withReferences(
    tx,
    object,
    analysis,
    set,
    await freshPlan(tx, object, variantName, analysis),
  );
  const saved = await findMapping(tx, analysis, object.name, variantName);
  if (!saved || !fits(tx, saved.plan, analysis)) return fresh;
  const plan = withoutFalseCurrencies(saved.plan, object.fields, analysis.columns, fresh.plan.currency);
  return { ...fresh, plan: { ...plan, from: fresh.plan.from }, saved: saved.about };
}

/** The files that come in together with this one, named by its import, which is one of them. */
export type Together = {
  readonly id: string;
  readonly siblings: readonly Sibling[];
  readonly open: (sibling: Sibling) => OpenFile;
};
const alone: Together = {
  id: '',
  siblings: [],
  open: () => () => Promise.reject(new Error('It came alone')),
};

/** Columns that hold keys of the other files are links to their rows. */
async function withReferences(
  tx: RecordTx,
  object: ObjectDescriptor,
  analysis: Analysis,
  { id, siblings, open }: Together,
  suggestion: Suggestion,
): Promise<Suggestion> {
  if (siblings.length === 0) return suggestion;
  const { plan } = suggestion;
  const variant = variantNamed(object, plan.variant);
  const fields = fillableFields(tx, object, variant);
  const variantOf = (sibling: Sibling) => {
    const of = tx.schema.objects.get(sibling.object ?? '');
    return of && variantNamed(of, sibling.variant);
  };
  const found = await references(analysis, fields, { id, siblings }, variantOf, open);
  const links = new Set(found.map(({ field }) => field.name));
  const taken = new Set(found.map(({ column }) => column));
  const key = likelyKey(analysis, taken);
  const columns = plan.columns.filter(({ column, target }) => !taken.has(column) && !links.has(target));
  const mapped = new Map(columns.map(({ column, target }) => [target, column]));
  const { match, ...rest } = plan;
  // What tells the rows apart may have been taken for a key of theirs.
  const isLost = plan.columns.some(({ column, target }) => target === match?.by && taken.has(column));
  return {
    ...suggestion,
    needs: suggestion.needs.filter(({ path }) => !links.has(path)),
    plan: {
      ...rest,
      ...(isLost ? matchOf(object, fields, mapped, analysis) : match && { match }),
      ...(key === undefined ? {} : { key }),
      columns: [...columns, ...found.map(({ column, field }) => ({ column, target: field.name }))].sort(
        (a, b) => a.column - b.column,
      ),
      create: plan.create.filter((path) => !links.has(path.split('.')[0] ?? '')),
      constants: plan.constants.filter(({ target }) => !links.has(target.split('.')[0] ?? '')),
      templates: plan.templates.filter(({ target }) => !links.has(target.split('.')[0] ?? '')),
      from: found.map(({ field, from }) => ({ path: field.name, import: from })),
    },
  };
}

/** Fields may have gone since, or been closed to who asks. */
export function fits(tx: RecordTx, plan: Plan, analysis: Pick<Analysis, 'columns'>): boolean {
  try {
    compilePlan(tx, plan, analysis);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** A first mapping of the file's columns to an object's fields, by the names that either is known under. */
async function freshPlan(
  tx: RecordTx,
  object: ObjectDescriptor,
  variantName: string | undefined,
  analysis: Analysis,
): Promise<Suggestion> {
  const variant = variantNamed(object, variantName);
  const fields = fillableFields(tx, object, variant);
  const members = freeMembers(fields, analysis.columns);
  const own = new Set(members.map(({ column }) => column));
  const named = matchColumns(
    object,
    fields,
    analysis.columns.filter(({ index }) => !own.has(index)),
  ).filter(({ column, field }) => {
    const whole = analysis.columns[column];
    return !whole || field !== members[0]?.field || !isSaidAgain(whole, members, analysis.columns);
  });
  const parts = inParts(object, fields, named) ?? nameInParts(object, named, analysis.columns);
  const matches = parts?.matches ?? named;
  const mapped = new Map([...named, ...matches].map(({ column, field }) => [field.name, column]));
  const [lead] = parts?.columns ?? [];
  if (lead !== undefined) mapped.set(object.title, lead);
  const taken = new Set([...own, ...matches.map(({ column }) => column), ...(parts?.columns ?? [])]);
  const below = findBelow(
    tx,
    fields,
    new Set(mapped.keys()),
    analysis.columns.filter(({ index }) => !taken.has(index)),
  );
  const given = new Set([...mapped.keys(), ...(variant ? [variant.where.field] : [])]);
  if (below) given.add(below.link.name);
  const needs = await needsOf(tx, object, '', given);
  const creatable = await creatableLinks(tx, fields, mapped, analysis.columns);
  const create = below ? [below.link.name, `${below.link.name}.${leaderOf(below.fields)}`] : [];
  const constants = [
    ...needs,
    ...creatable.filter(({ path }) => create.includes(path)).flatMap((one) => one.needs),
  ];
  const currency = currencyOf(analysis.columns, fields, mapped);
  const scaled = withScales(matches, analysis.columns);
  const amounts = scaled.length > 0 ? scaled : withCurrencies(matches, analysis.columns);
  return {
    needs,
    creatable,
    lists: fields.flatMap(severalOf),
    keys: [
      ...fields.filter((field) => field.unique || field.name === object.title).map(({ name }) => name),
      ...(object.alike ? [byLikeness] : []),
    ],
    plan: {
      object: object.name,
      ...(variant ? { variant: variant.name } : {}),
      columns: [
        ...matches
          .filter(({ field }) => !amounts.some(({ target }) => target === field.name))
          .map(({ column, field }) => ({ column, target: field.name })),
        ...members.map((one) => ({ column: one.column, target: memberPath(one) })),
        ...(below?.fields ?? []).map(({ column, field }) => ({
          column: column.index,
          target: `${below?.link.name}.${field.name}`,
        })),
      ].sort((a, b) => a.column - b.column),
      templates: [
        ...(parts ? [{ target: object.title, template: namesOf(analysis.columns, parts.columns) }] : []),
        ...amounts,
        ...titleTemplate(object, fields, mapped, analysis.columns),
        ...(below
          ? [
              {
                target: below.link.name,
                template: `${below.target.one[tx.context.locale]} {${below.column.name}}`,
              },
            ]
          : []),
      ],
      constants: constants.flatMap(({ path, value }) =>
        value === undefined ? [] : [{ target: path, value }],
      ),
      ...matchOf(object, fields, mapped, analysis),
      create,
      from: [],
      dates: [],
      ...(currency ? { currency } : {}),
    },
  };
}

/** Places of a field that take several columns at once. */
const severalOf = (field: FieldDescriptor): readonly string[] =>
  takesSeveral(field)
    ? [field.name]
    : membersOf(field.kind)
        .filter(({ several }) => several)
        .map((member) => memberPath({ field, member }));

/** `{نام} {نام خانوادگی}`: all of a name, by which a row is known again. */
const namesOf = (columns: readonly ColumnAnalysis[], parts: readonly number[]): string =>
  parts.map((column) => `{${columns[column]?.name ?? ''}}`).join(' ');

const leaderOf = (fields: readonly { readonly field: FieldDescriptor }[]): string =>
  fields.find(({ field }) => field.kind === 'member')?.field.name ?? '';

/** The object that a file may be brought in as. @throws unknownObject where the actor may not make its records. */
export function importable(tx: RecordTx, name: string): ObjectDescriptor {
  const object = tx.schema.objects.get(name);
  if (!object || !isImportable(tx, object)) throw unknownObject({ name });
  return object;
}

/** Links, to the second step, whose missing records the actor may make, and fields to which he may add choices. */
async function creatableLinks(
  tx: RecordTx,
  fields: readonly FieldDescriptor[],
  mapped: ReadonlyMap<string, number>,
  columns: readonly ColumnAnalysis[],
  prefix = '',
): Promise<Creatable[]> {
  const found: Creatable[] = [];
  for (const field of fields) {
    if (takesChoices(tx, field)) found.push({ path: prefix + field.name, needs: [] });
    const target = tx.schema.objects.get(String(field.options['to']));
    if (!target || !isImportable(tx, target) || !grantFor(tx.context.actor, target).create) continue;
    const path = prefix + field.name;
    const header = columns[mapped.get(field.name) ?? -1]?.name ?? '';
    found.push({ path, needs: await needsOf(tx, target, `${path}.`, new Set(), { header, link: field }) });
    if (prefix === '')
      found.push(
        ...(await creatableLinks(tx, fillableFields(tx, target, undefined), new Map(), columns, `${path}.`)),
      );
  }
  return found;
}

/** A record needs a name: where no column gives one, it is made of what it links to. */
function titleTemplate(
  object: ObjectDescriptor,
  fields: readonly FieldDescriptor[],
  mapped: ReadonlyMap<string, number>,
  columns: readonly ColumnAnalysis[],
): Plan['templates'] {
  if (mapped.has(object.title) || !object.fields.get(object.title)?.required) return [];
  const parts = fields
    .filter((field) => field.kind === 'link' && mapped.has(field.name) && !field.required)
    .map((field) => columns[mapped.get(field.name) ?? -1])
    .filter((column) => column !== undefined)
    .sort((a, b) => b.filled - a.filled)
    .slice(0, 2);
  return parts.length === 0
    ? []
    : [{ target: object.title, template: parts.map((column) => `{${column.name}}`).join(' – ') }];
}

/**
 * Known again by a unique field that most rows fill where the file has one; else by likeness where most rows tell more than
 * a name, for namesakes are common; else by name, unless rows share it that happened at different times: «پیگیری» of twenty
 * customers is twenty tasks. Then brought up to date.
 */
function matchOf(
  object: ObjectDescriptor,
  fields: readonly FieldDescriptor[],
  mapped: ReadonlyMap<string, number>,
  { columns, rows }: Pick<Analysis, 'columns' | 'rows'>,
): Pick<Plan, 'match'> {
  const filled = ({ name }: FieldDescriptor): number => columns[mapped.get(name) ?? -1]?.filled ?? 0;
  const unique = fields.find((field) => field.unique && filled(field) * 2 > rows);
  const telling = fields.some(
    (field) => object.alike?.includes(field.name) && field.kind !== 'text' && filled(field) * 2 > rows,
  );
  const named = columns[mapped.get(object.title) ?? -1];
  // Where more are filled than different ones are counted, some may repeat.
  const isShared = named !== undefined && named.distinct < named.filled;
  const isName = named !== undefined && !(object.happenedAt && isShared);
  const by = unique?.name ?? (telling ? byLikeness : isName ? object.title : undefined);
  return by ? { match: { by, known: 'update' } } : {};
}
