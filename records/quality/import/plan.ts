import { z } from 'zod';
import type { ColumnDates, DateReading } from '#persian/jalali/date-reading.ts';
import { malformedRequest } from '#kernel/problems/common.ts';
import { isBringable, readableField, scopeFor } from '../../access/visible.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import { unknownObject } from '../../problems.ts';
import type { RecordTx } from '../../records.ts';
import { byLikeness } from './by-likeness.ts';
import { isDay, readingOf, readingShape } from './dates.ts';
import { narrowedBy } from './lookup.ts';
import { takesChoices } from './make-choices.ts';
import { membersOf } from '../../fields/members.ts';
import { defineShape } from '../../fields/structured.ts';

const path = z.string().max(200);

/**
 * What a person decided about a file. Targets are fields, or paths through links: `team` takes a text that names
 * the linked record, `team.manager` gives that record's field where it has to be made; or members of a field: `address.city`.
 */
export const planShape = defineShape(
  'importPlan',
  z.strictObject({
    object: z.string().max(60),
    variant: z.string().max(60).optional(),
    columns: z.array(z.strictObject({ column: z.int().min(0).max(300), target: path })).max(600),
    /** Texts made of columns: `{product} – {account}`. A row whose columns are all blank gives no text. */
    templates: z
      .array(z.strictObject({ target: path, template: z.string().max(500) }))
      .max(50)
      .default([]),
    /** The same wire value for every row. */
    constants: z
      .array(z.strictObject({ target: path, value: z.unknown() }))
      .max(100)
      .default([]),
    /** The field by which a row is known to be there already, or `*` by likeness; and what then happens. */
    match: z
      .strictObject({
        by: path,
        known: z.enum(['skip', 'update', 'fill']),
        /** Fields of known records that are treated otherwise: kept, replaced by the file, or filled where empty. */
        fields: z.record(path, z.enum(['keep', 'replace', 'fill'])).optional(),
        /** Rows that are surely one with an earlier row of the file, by likeness, are records of their own all the same. */
        apart: z.literal(true).optional(),
      })
      .optional(),
    /** The column that tells the rows of the file apart, by which files that come in together refer to them. */
    key: z.int().min(0).max(300).optional(),
    /** Links whose texts are keys of another file, named by its import. */
    from: z
      .array(z.strictObject({ path, import: z.uuid() }))
      .max(50)
      .default([]),
    /** Columns of days that do not tell their order themselves, with how they are meant. */
    dates: z
      .array(z.strictObject({ column: z.int().min(0).max(300), reading: readingShape }))
      .max(300)
      .default([]),
    /** Paths of links whose missing records are made, and of fields whose missing choices are. */
    create: z.array(path).max(50).default([]),
    /** ISO 4217 code of amounts that do not say their own. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .default('IRR'),
  }),
);
export type Plan = z.output<typeof planShape>;

export type Source =
  | { readonly column: number }
  /** Several columns of one list: a mobile and an office telephone. */
  | { readonly columns: readonly number[] }
  /** Without a value in the `lead` column it gives none: a currency alone is no amount. */
  | { readonly template: readonly (string | number)[]; readonly lead?: number | undefined }
  /** Members of one value, each from its own columns: the city of an address. */
  | { readonly members: Readonly<Record<string, Source>> }
  | { readonly constant: unknown };

/** One target of the plan, with what gives its value and, for a link, what its missing records are made of. */
export type Input = {
  readonly field: FieldDescriptor;
  readonly path: string;
  readonly source: Source | undefined;
  readonly linked: PlanNode | undefined;
  /** Records that a link names, or choices of the field, that are not there are made. */
  readonly mayCreate: boolean;
  /** A link to another row of the same file: set in a second pass, when all rows are there. */
  readonly self: boolean;
  /** The import whose rows its texts name by their keys. */
  readonly from: string | undefined;
  /** How its days are meant, where they do not tell it themselves. */
  readonly dates?: DateReading;
};

export type PlanNode = { readonly object: ObjectDescriptor; readonly inputs: readonly Input[] };

/** The plan as a tree over the workspace's objects. @throws where a target is unknown or not to be written. */
export function compilePlan(
  tx: RecordTx,
  plan: Plan,
  { columns }: { readonly columns: readonly { readonly name: string; readonly dates?: ColumnDates }[] },
): PlanNode {
  const columnNames = columns.map(({ name }) => name);
  const object = objectNamed(tx, plan.object);
  const variant = object.variants.find((one) => one.name === plan.variant);
  const sources = new Map<string, Source>();
  if (variant) sources.set(variant.where.field, { constant: variant.where.value });
  for (const { target, value } of plan.constants) sources.set(target, { constant: value });
  for (const { target, template } of plan.templates)
    sources.set(target, { template: parseTemplate(template, columnNames) });
  for (const { column, target } of plan.columns) {
    if (column >= columnNames.length)
      throw malformedRequest({ reason: noColumn(column) }, { field: 'columns' });
    sources.set(target, withColumn(sources.get(target), column));
  }
  if (plan.key !== undefined && plan.key >= columnNames.length)
    throw malformedRequest({ reason: noColumn(plan.key) }, { field: 'key' });
  const keyed = new Map(plan.from.map((one) => [one.path, one.import]));
  const root = withKeys(
    node(tx, object, sources, '', new Set(plan.create), object, 0, (column) =>
      readingOf(plan, columns, column),
    ),
    keyed,
  );
  refuseUnreached(root, plan, sources);
  return root;
}

/** Kinds that hold a list take all columns that go to them; of any other field the last one counts. */
const listKinds: ReadonlySet<string> = new Set(['phones', 'emails', 'links', 'choices']);

export const takesSeveral = ({ kind }: FieldDescriptor): boolean => listKinds.has(kind);

const withColumn = (known: Source | undefined, column: number): Source =>
  known && 'columns' in known
    ? { columns: [...known.columns, column] }
    : known && 'column' in known
      ? { columns: [known.column, column] }
      : { column };

/** What the plan names and the tree does not hold would be left aside without a word. */
function refuseUnreached(root: PlanNode, plan: Plan, sources: ReadonlyMap<string, Source>): void {
  const reached = new Map<string, Input>();
  const walk = ({ inputs }: PlanNode): void => {
    for (const input of inputs) {
      reached.set(input.path, input);
      if (input.source && 'members' in input.source)
        for (const name of Object.keys(input.source.members)) reached.set(`${input.path}.${name}`, input);
      if (input.linked) walk(input.linked);
    }
  };
  walk(root);
  const lost = [...sources.keys()].find((path) => !reached.has(path));
  if (lost !== undefined) throw malformedRequest({ reason: noPlace(lost) }, { field: lost });
  const { match } = plan;
  if (!match) return;
  const object = root.object;
  const isGiven =
    match.by === byLikeness
      ? [...reached.keys()].some((path) => object.alike?.includes(path.split('.')[0] ?? ''))
      : reached.get(match.by)?.source !== undefined;
  if (!isGiven) throw malformedRequest({ reason: noKey(match.by) }, { field: 'match.by' });
  const stranger = Object.keys(match.fields ?? {}).find((path) => !reached.has(path));
  if (stranger !== undefined)
    throw malformedRequest({ reason: noPlace(stranger) }, { field: 'match.fields' });
}

/** Links of the rows themselves may go by keys of another file; what is made on the way is named. */
const withKeys = ({ object, inputs }: PlanNode, keyed: ReadonlyMap<string, string>): PlanNode => ({
  object,
  inputs: inputs.map((input) => {
    const from = keyed.get(input.path);
    return from === undefined || typeof input.field.options['to'] !== 'string'
      ? input
      : { ...input, from, self: false, mayCreate: false, linked: undefined };
  }),
});

const deepest = 3;

function node(
  tx: RecordTx,
  object: ObjectDescriptor,
  sources: ReadonlyMap<string, Source>,
  prefix: string,
  creating: ReadonlySet<string>,
  root: ObjectDescriptor,
  depth: number,
  readingIn: (column: number) => DateReading | undefined,
): PlanNode {
  if (depth > deepest) throw malformedRequest({ reason: tooDeep }, { field: 'columns' });
  const names = new Set(
    [...sources.keys()]
      .filter((one) => one.startsWith(prefix))
      .map((one) => one.slice(prefix.length).split('.')[0] ?? ''),
  );
  const inputs = [...names].map((name): Input => {
    const field = readableField(tx.context.actor, object, name);
    const at = prefix + name;
    const given = sourceFor(field, at, sources);
    if (!isBringable(tx.context.actor, object, field) && tx.context.actor.kind !== 'system')
      throw malformedRequest({ reason: notWritable(field) }, { field: at });
    const to = field.options['to'];
    const mayCreate = creating.has(at) && (typeof to === 'string' || takesChoices(tx, field));
    const dates = isDay(field) && given && 'column' in given ? readingIn(given.column) : undefined;
    const target =
      typeof to === 'string' && (mayCreate || hasBelow(sources, at)) ? objectNamed(tx, to) : undefined;
    return {
      field,
      path: at,
      source: given,
      linked: target ? node(tx, target, sources, `${at}.`, creating, root, depth + 1, readingIn) : undefined,
      mayCreate,
      self:
        depth === 0 &&
        to === root.name &&
        field.kind !== 'links' &&
        !(given && 'constant' in given) &&
        !leadsElsewhere(field, sources),
      from: undefined,
      ...(dates ? { dates } : {}),
    };
  });
  return { object, inputs };
}

function sourceFor(
  field: FieldDescriptor,
  at: string,
  sources: ReadonlyMap<string, Source>,
): Source | undefined {
  const given = sources.get(at);
  const members = Object.fromEntries(
    membersOf(field.kind).flatMap(({ name, several }) => {
      const own = sources.get(`${at}.${name}`);
      return own ? [[name, several ? own : lastOf(own)] as const] : [];
    }),
  );
  if (Object.keys(members).length > 0) return { members: withWhole(members, given) };
  if (given && 'template' in given && field.kind === 'money')
    return { ...given, lead: given.template.find((part) => typeof part === 'number') };
  return given && !takesSeveral(field) ? lastOf(given) : given;
}

const lastOf = (given: Source): Source =>
  'columns' in given ? { column: given.columns.at(-1) ?? 0 } : given;

/** Beside a column of cities, one of addresses holds what is left of them; a value for all rows holds what no column gives. */
function withWhole(
  members: Readonly<Record<string, Source>>,
  whole: Source | undefined,
): Readonly<Record<string, Source>> {
  if (!whole) return members;
  if ('constant' in whole)
    return {
      ...Object.fromEntries(
        Object.entries(whole.constant ?? {}).map(([name, constant]) => [name, { constant }]),
      ),
      ...members,
    };
  const { line } = members;
  return { ...members, line: line ? { columns: [...columnsOf(whole), ...columnsOf(line)] } : whole };
}

const columnsOf = (source: Source): readonly number[] =>
  'column' in source ? [source.column] : 'columns' in source ? source.columns : [];

/** A person's employer is no row of a file of people. */
function leadsElsewhere(field: FieldDescriptor, sources: ReadonlyMap<string, Source>): boolean {
  const narrowed = narrowedBy(field);
  const own = narrowed && sources.get(narrowed.field);
  return own !== undefined && 'constant' in own && own.constant !== narrowed?.value;
}

const hasBelow = (sources: ReadonlyMap<string, Source>, at: string): boolean =>
  [...sources.keys()].some((one) => one.startsWith(`${at}.`));

/** An object that the actor may read; who may not is not told that it exists. */
function objectNamed(tx: RecordTx, name: string): ObjectDescriptor {
  const object = tx.schema.objects.get(name);
  if (!object || scopeFor(tx.context.actor, object, 'read') === 'none') throw unknownObject({ name });
  return object;
}

/** `{a} – {b}` as texts and column numbers. */
function parseTemplate(template: string, columnNames: readonly string[]): (string | number)[] {
  return template
    .split(/(\{[^{}]*\})/)
    .filter(Boolean)
    .map((part) => {
      if (!part.startsWith('{')) return part;
      const index = columnNames.indexOf(part.slice(1, -1).trim());
      if (index < 0) throw malformedRequest({ reason: noColumn(part) }, { field: 'templates' });
      return index;
    });
}

const noPlace = (path: string) => ({
  fa: `«${path}» جایی برای داده نیست.`,
  en: `“${path}” is no place that data can go to.`,
});
const noKey = (path: string) => ({
  fa: `ردیف‌ها را نمی‌توان از روی «${path}» شناخت، زیرا چیزی از پرونده به آن نمی‌رود.`,
  en: `Rows cannot be known by “${path}”, for nothing in the file goes there.`,
});
const noColumn = (which: number | string) => ({
  fa: `پرونده ستون ${which} ندارد.`,
  en: `The file has no column ${which}.`,
});
const notWritable = (field: FieldDescriptor) => ({
  fa: `«${field.label.fa}» را نمی‌توان وارد کرد.`,
  en: `“${field.label.en}” cannot be imported.`,
});
const tooDeep = { fa: 'هدف ستون بیش از سه پیوند دورتر است.', en: 'A target is more than three links away.' };
