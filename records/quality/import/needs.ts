import type { Grants } from '#kernel/context/grants.ts';
import { grantFor } from '../../access/visible.ts';
import type { Linked } from '../../define/declare.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import type { RecordTx } from '../../records.ts';
import { likeness } from '../likeness.ts';
import { fillableFields } from './match.ts';

/** A field that a new record cannot be without and that no column gives: one value for all rows. */
export type Need = {
  readonly path: string;
  /** What is offered, as the API takes it. */
  readonly value?: unknown;
  /** The same where it is a record, with its name. */
  readonly linked?: Linked;
};

/** A link whose missing records may be made on the way, with what they need; or a field whose missing choices may. */
export type Creatable = { readonly path: string; readonly needs: readonly Need[] };

/** Whether a file may hold such records at all: their names can be written, and nothing required is the system's alone. */
export function isImportable(tx: RecordTx, object: ObjectDescriptor): boolean {
  const title = object.fields.get(object.title);
  return (
    grantFor(tx.context.actor, object).create &&
    title !== undefined &&
    !title.readOnly &&
    [...object.fields.values()].every(
      (field) =>
        !field.required ||
        field.default !== undefined ||
        (field.kind !== 'structured' && field.kind !== 'files' && !(field.readOnly && !isRuled(object))),
    )
  );
}

/** Objects with rules of their own fill what is required by themselves; what they cannot fill they refuse row by row. */
const isRuled = (object: ObjectDescriptor): boolean => object.lifecycle.prepare !== undefined;

/** What records of an object need beside the columns that are known; the link and the column that name them tell more. */
export async function needsOf(
  tx: RecordTx,
  object: ObjectDescriptor,
  prefix: string,
  given: ReadonlySet<string>,
  from: { readonly header?: string; readonly link?: FieldDescriptor } = {},
): Promise<Need[]> {
  const lead = object.variants[0]?.where.field;
  const missing = fillableFields(tx, object, undefined).filter(
    (field) =>
      field.required &&
      field.default === undefined &&
      field.name !== object.title &&
      !given.has(field.name) &&
      (!isRuled(object) || field.name === lead),
  );
  return Promise.all(missing.map((field) => need(tx, object, field, prefix + field.name, from)));
}

async function need(
  tx: RecordTx,
  object: ObjectDescriptor,
  field: FieldDescriptor,
  path: string,
  { header = '', link }: { readonly header?: string; readonly link?: FieldDescriptor },
): Promise<Need> {
  if (field.name === object.variants[0]?.where.field)
    return { path, value: askedFor(link, field) ?? likeliestVariant(object, header) };
  if (field.options['to'] !== 'role') return { path };
  const linked = await leastRole(tx);
  return linked ? { path, value: linked.id, linked } : { path };
}

/** The kind that a link leads to, where it says so. */
function askedFor(link: FieldDescriptor | undefined, kind: FieldDescriptor): unknown {
  const where = link?.options['where'] as { field?: unknown; value?: unknown } | undefined;
  return where?.field === kind.name ? where.value : undefined;
}

/** The kind that the column's own name speaks of, by the names under which it and its title are known. */
function likeliestVariant(object: ObjectDescriptor, header: string): string | undefined {
  const scored = object.variants.map(({ one, many, where, names = [] }) => ({
    value: where.value,
    score: Math.max(
      ...[one.fa, one.en, many.fa, many.en, ...names].map((name) =>
        likeness(name, header.replaceAll('_', ' ')),
      ),
    ),
  }));
  return scored.sort((a, b) => b.score - a.score)[0]?.value;
}

/** Of the roles that may bring in records of their own, the one with the fewest rights. */
async function leastRole(tx: RecordTx): Promise<Linked | undefined> {
  const owned = [...tx.schema.objects.values()].filter(
    ({ owner, module, listed }) => owner !== undefined && module !== 'records' && listed,
  );
  const { records } = await tx
    .bySystem('roles that an import may give')
    .recordsOf('role')
    .page({ limit: 200 });
  const [least] = records
    .map(({ id, values }) => ({ id, name: String(values['name']), grants: values['grants'] as Grants }))
    .filter(({ grants }) => !grants.admin && owned.some(({ name }) => grants.objects[name]?.create))
    .sort((a, b) => rights(a.grants) - rights(b.grants));
  return least ? { id: least.id, object: 'role', title: least.name } : undefined;
}

const reach = { none: 0, own: 1, team: 2, all: 3 } as const;

const rights = ({ objects, deeds }: Grants): number =>
  Object.values(objects).reduce(
    (sum, { read, create, update, remove, export: exports }) =>
      sum + reach[read] + reach[update] + reach[remove] + Number(create) + Number(exports),
    deeds.length,
  );
