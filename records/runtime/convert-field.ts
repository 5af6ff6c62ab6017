import type { Context } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { notFound } from '#kernel/problems/common.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Phrase } from '#persian/bilingual.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { isHidden } from '../access/visible.ts';
import { kinds } from '../fields/index.ts';
import type { ParseEnvironment } from '../fields/kind.ts';
import { zoneOf } from '../query/civil.ts';
import { tableOf } from '../query/row-set.ts';
import { visibleIds } from '../query/titles.ts';
import type { RecordEngine, RecordTx } from '../records.ts';
import { beginChange, logChange, mayChangeSchema, objectOf, ownField, storeDefinition } from './change.ts';
import { checkField, readDefinition } from './check-field.ts';
import { fieldDefinition, type FieldDefinition } from './definitions.ts';
import { describeRow, type FieldRow } from './describe-rows.ts';
import { badDefinition, beingConverted, fieldInUse } from './problems.ts';
import { valuesAfter, type StoredValue } from './stored-values.ts';
import { currentTransaction, untilOlderEnd } from './older-writers.ts';
import { refillSearch } from './refill-search.ts';
import { textOf } from './text-of.ts';
import { usesOf } from './uses.ts';

/** The kind that a field shall have, with the options of that kind, and the currency of plain numbers that become money. */
export type Conversion = Pick<FieldDefinition, 'kind'> & {
  readonly options?: FieldDefinition['options'];
  readonly currency?: string;
};

/** What a conversion would do: how many values it reads, and examples of those that it cannot. */
export type ConversionPreview = {
  readonly filled: number;
  readonly converts: number;
  /** Only the first 20,000 records were looked at. */
  readonly partial: boolean;
  /** Of the first fifty, those that the asker sees. */
  readonly fails: readonly { readonly id: string; readonly text: string; readonly reason: Phrase }[];
};

const chunk = 2_000;
const mostPreviewed = 20_000;
const mostExamples = 50;

/** Kinds whose values stand in the document as something that can be written as text and read again. */
const convertible: ReadonlySet<string> = new Set([
  'text',
  'longText',
  'number',
  'percent',
  'money',
  'date',
  'dateTime',
  'yesNo',
  'choice',
  'choices',
  'phones',
  'emails',
  'url',
  'address',
  'rating',
  'duration',
  'nationalCode',
  'companyId',
  'economicCode',
  'sheba',
  'card',
  'postalCode',
]);

/** Tries the conversion without writing anything. */
export async function previewConversion(
  tx: RecordTx,
  objectName: string,
  name: string,
  to: Conversion,
): Promise<ConversionPreview> {
  mayChangeSchema(tx);
  const { object, field, after } = await planned(tx, objectName, name, to);
  const values = await valuesAfter(tx, object, field, undefined, mostPreviewed + 1);
  const tried = values
    .slice(0, mostPreviewed)
    .filter(({ value }) => value !== null)
    .map((one) => convert(field, after, one, environmentOf(tx, to)));
  const fails = tried.filter((one) => one.reason !== undefined);
  const shown = await shownOf(tx, object, field, fails.slice(0, mostExamples));
  return {
    filled: tried.length,
    converts: tried.length - fails.length,
    partial: values.length > mostPreviewed,
    fails: shown.map(({ id, text, reason }) => ({ id, text, reason: reason ?? { fa: '', en: '' } })),
  };
}

/** Whoever shapes fields need not see every record: examples are of those that he does. */
async function shownOf(
  tx: RecordTx,
  object: ObjectDescriptor,
  field: FieldDescriptor,
  fails: readonly Converted[],
): Promise<readonly Converted[]> {
  if (isHidden(tx.context.actor, object, field)) return [];
  const ids = fails.map(({ id }) => id);
  const seen = ids.length === 0 ? new Set() : await visibleIds(tx, object.name, ids);
  return fails.filter(({ id }) => seen.has(id));
}

/**
 * Gives a field another kind. For as long as it takes nobody can write the field; its values are read in chunks under a
 * new key, unseen, and the last step turns the definition over, so that a cut leaves the field as it was. What cannot be
 * read is empty afterwards (the preview shows it); the old values stay in the documents, unseen. The log tells of the
 * definition alone.
 * @throws beingConverted where another conversion of the field is under way · fieldInUse where a formula or a view goes
 *   by the old kind
 */
export async function convertField(
  engine: RecordEngine,
  context: Context,
  objectName: string,
  name: string,
  to: Conversion,
): Promise<void> {
  const key: string = newId();
  const begun = await engine.transact(context, (tx) => closeField(tx, objectName, name, to, key));
  try {
    await untilOlderEnd(engine, context, begun);
    let after: string | undefined;
    do {
      after = await engine.transact(context, (tx) => convertSome(tx, objectName, name, to, key, after));
    } while (after !== undefined);
    await engine.transact(context, (tx) => turnOver(tx, objectName, name, to, key));
  } catch (error) {
    await engine.transact(context, (tx) => openField(tx, objectName, name, key));
    throw error;
  }
}

/** @returns the transaction after which nobody writes the field */
async function closeField(
  tx: RecordTx,
  objectName: string,
  name: string,
  to: Conversion,
  key: string,
): Promise<string> {
  await beginChange(tx);
  const { object, field, row } = await planned(tx, objectName, name, to);
  if (isUnderWay(tx, row)) throw beingConverted({ field: field.label }, { field: name });
  const uses = await usesOf(tx, object, field);
  if (uses.length > 0) throw fieldInUse({ field: field.label, uses }, { field: name, more: { uses } });
  await stillConverting(tx, row, key);
  return currentTransaction(tx);
}

/**
 * A conversion that has not shown itself for so long was cut off with its process, and another may begin. Between two
 * chunks lies the wait for older transactions, half a minute at most.
 */
const leaseMs = 120_000;

function isUnderWay(tx: RecordTx, { definition: { converting } }: FieldRow): boolean {
  return (
    typeof converting === 'object' && tx.context.now().getTime() - new Date(converting.at).getTime() < leaseMs
  );
}

/** Whether the conversion that reads values under this key is the one that has the field closed. */
const isHeldBy = ({ definition: { converting } }: FieldRow, key: string): boolean =>
  typeof converting === 'object' && converting.key === key;

const stillConverting = (tx: RecordTx, { id, definition }: FieldRow, key: string): Promise<unknown> =>
  storeDefinition(tx, {
    id,
    definition: { ...definition, converting: { key, at: tx.context.now().toISOString() } },
  });

async function openField(tx: RecordTx, objectName: string, name: string, key: string): Promise<void> {
  await beginChange(tx);
  const { row } = await ownField(tx, objectOf(tx, objectName), name);
  // Cut off and taken over: it is the other's to open.
  if (!isHeldBy(row, key)) return;
  await storeDefinition(tx, { id: row.id, definition: { ...row.definition, converting: false } });
}

type Plan = {
  readonly object: ObjectDescriptor;
  readonly field: FieldDescriptor;
  readonly row: FieldRow;
  readonly after: FieldDescriptor;
  readonly definition: FieldDefinition;
};

async function planned(
  tx: RecordTx,
  objectName: string,
  name: string,
  to: Conversion,
  key = 'new',
): Promise<Plan> {
  const object = objectOf(tx, objectName);
  const { field, row } = await ownField(tx, object, name);
  if (!convertible.has(field.kind) || !convertible.has(to.kind))
    throw badDefinition(
      {
        reason: {
          fa: 'این دو نوع به هم تبدیل نمی‌شوند.',
          en: 'These kinds cannot be converted into each other.',
        },
      },
      { field: 'kind' },
    );
  refuseUnique(field);
  if (object.storage.in === 'shared' && name === object.title)
    throw badDefinition(
      { reason: { fa: 'نام رکورد متن می‌ماند.', en: 'The title of a record stays a text.' } },
      { field: 'kind' },
    );
  const { default: fallback, searchable, before: _earlier, ...kept } = row.definition;
  const definition = readDefinition(fieldDefinition, {
    ...kept,
    kind: to.kind,
    options: to.options ?? {},
    key,
    keys: 'none',
    converting: false,
    before: {
      kind: kept.kind,
      options: kept.options,
      key: kept.key,
      ...(searchable ? { searchable } : {}),
      ...(fallback === undefined ? {} : { default: fallback }),
    },
  });
  const changed = { ...row, definition };
  checkField(tx, object, changed);
  return { object, field, row, after: describeRow(changed), definition };
}

/** What keeps values unique is of the kind that they are of. */
function refuseUnique({ unique }: FieldDescriptor): void {
  if (unique)
    throw badDefinition(
      { reason: { fa: 'نخست یکتایی فیلد را بردارید.', en: 'First let the field not be unique.' } },
      { field: 'unique' },
    );
}

/**
 * Takes the last conversion back: the field is what it was, with the values that it had. What was written since is not seen any more.
 * @throws notFound where it was not converted · badDefinition while it is, or of a unique field · fieldInUse where
 *   something goes by the new kind
 */
export async function takeBackConversion(tx: RecordTx, objectName: string, name: string): Promise<void> {
  const version = await beginChange(tx);
  const object = objectOf(tx, objectName);
  const { field, row } = await ownField(tx, object, name);
  const { before, searchable: _searchable, default: _default, ...rest } = row.definition;
  if (!before) throw notFound();
  if (row.definition.converting)
    throw badDefinition(
      { reason: { fa: 'فیلد هنوز در حال تبدیل است.', en: 'The field is still being converted.' } },
      { field: 'kind' },
    );
  refuseUnique(field);
  const uses = await usesOf(tx, object, field);
  if (uses.length > 0) throw fieldInUse({ field: field.label, uses }, { field: name, more: { uses } });
  const definition = readDefinition(fieldDefinition, { ...rest, ...before, keys: 'none' });
  checkField(tx, object, { ...row, definition });
  const after = describeRow({ ...row, definition });
  if (field.searchable !== undefined || after.searchable !== undefined) await refillSearch(tx, object, after);
  await storeDefinition(tx, { id: row.id, definition });
  await tx.rows(
    sql`delete from record_key where workspace_id = ${tx.context.workspace} and field_id = ${row.id}`,
  );
  logChange(tx, {
    kind: 'updated',
    what: 'custom_field',
    id: row.id,
    version,
    changes: { kind: [field.kind, after.kind] },
  });
}

type Converted = {
  readonly id: string;
  readonly text: string;
  readonly value: unknown;
  readonly reason: Phrase | undefined;
};

function convert(
  from: FieldDescriptor,
  to: FieldDescriptor,
  { id, value }: StoredValue,
  environment: ParseEnvironment,
): Converted {
  const text = textOf(from, value);
  const checked = kinds[to.kind].parse(text, to, environment);
  return checked.ok
    ? { id, text, value: checked.value, reason: undefined }
    : { id, text: text.slice(0, 200), value: null, reason: checked.message };
}

const environmentOf = (tx: RecordTx, { currency }: Conversion): ParseEnvironment => ({
  zone: zoneOf(tx),
  currency: currency ?? 'IRR',
});

/** One chunk of all records that have a value, those in the bin too. @returns the id to go on from */
async function convertSome(
  tx: RecordTx,
  objectName: string,
  name: string,
  to: Conversion,
  key: string,
  last: string | undefined,
): Promise<string | undefined> {
  mayChangeSchema(tx);
  const { object, field, row, after } = await planned(tx, objectName, name, to, key);
  if (!isHeldBy(row, key)) throw beingConverted({ field: field.label }, { field: name });
  await stillConverting(tx, row, key);
  const own = object.storage.in === 'shared' ? sql`and object_id = ${object.storage.objectId}::uuid` : sql``;
  const values = await tx.rows<StoredValue>(sql`select id, custom -> ${row.definition.key}::text as value
    from ${sql.table(tableOf(object))}
    where workspace_id = ${tx.context.workspace} ${own} ${last === undefined ? sql`` : sql`and id > ${last}::uuid`}
    order by id limit ${chunk}`);
  const filled = values.filter(({ value }) => value !== null);
  await put(
    tx,
    object,
    key,
    filled.map((one) => convert(field, after, one, environmentOf(tx, to))),
  );
  return values.length < chunk ? undefined : values.at(-1)?.id;
}

async function put(
  tx: RecordTx,
  object: ObjectDescriptor,
  key: string,
  values: readonly StoredValue[],
): Promise<void> {
  const filled = values.filter(({ value }) => value !== null).map(({ id, value }) => ({ id, value }));
  if (filled.length === 0) return;
  await tx.rows(sql`update ${sql.table(tableOf(object))} as t set custom = t.custom || jsonb_build_object(${key}::text, g.value)
    from jsonb_to_recordset(${JSON.stringify(filled)}::jsonb) as g(id uuid, value jsonb)
    where t.workspace_id = ${tx.context.workspace} and t.id = g.id`);
}

async function turnOver(
  tx: RecordTx,
  objectName: string,
  name: string,
  to: Conversion,
  key: string,
): Promise<void> {
  const version = await beginChange(tx);
  const { object, field, row, after, definition } = await planned(tx, objectName, name, to, key);
  if (!isHeldBy(row, key)) throw beingConverted({ field: field.label }, { field: name });
  if (field.searchable !== undefined) await refillSearch(tx, object, after);
  await storeDefinition(tx, { id: row.id, definition });
  await tx.rows(
    sql`delete from record_key where workspace_id = ${tx.context.workspace} and field_id = ${row.id}`,
  );
  logChange(tx, {
    kind: 'updated',
    what: 'custom_field',
    id: row.id,
    version,
    changes: { kind: [field.kind, to.kind] },
  });
}
