import { signerOf } from '#kernel/context/context.ts';
import { appendEvents, type NewEvent } from '#kernel/events/event.ts';
import { parseId, type RecordId } from '#kernel/id.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { allOf, sql } from '#kernel/database/sql.ts';
import { isWritable, scopeFor, visibleRows, type Reach } from '../access/visible.ts';
import type { Change, Draft } from '../define/lifecycle.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { recordNotFound } from '../problems.ts';
import { column, fromRows, isSteady, ownRows, rowSet, tableOf } from '../query/row-set.ts';
import { ownFields, selectList, valuesReader, type Row } from '../query/select.ts';
import type { RecordTx } from '../records.ts';
import { storeAside } from './aside.ts';
import { behalfOf } from './behalf.ts';
import { columnsOf, recordset, toColumns } from './columns.ts';
import { conflict } from './conflict.ts';
import { factOf } from './facts.ts';
import { translateFailure } from './failures.ts';
import { checkDemands } from './demands.ts';
import { checkLinks } from './links.ts';
import { tellIfMerged } from './merged.ts';
import { searchColumnsOf, searchTexts } from './search-texts.ts';
import { refuseCircles } from './trees.ts';
import { checkInput, checkRequired, findings, type Findings, type Values } from './validate.ts';

/** New values of one record; with `version`, only if nobody changed it since. */
export type Patch = { readonly id: string; readonly version?: number; readonly values: unknown };

/** A row that is locked until the transaction ends, with all its values. */
export type Locked = { readonly id: RecordId; readonly version: number; readonly values: Values };

const alias = 't';

/** How a record stands after it was written: with `changed`, whether anything of it is other than before. */
export type Updated = { readonly id: RecordId; readonly version: number; readonly changed: boolean };

/**
 * Changes records as one deed. What does not change writes nothing; the answer tells each record's version.
 * @param brought whether fields that only an import fills may be given, if not by an import
 */
export const updateRecords = async (
  tx: RecordTx,
  object: ObjectDescriptor,
  patches: readonly Patch[],
  brought?: boolean,
): Promise<Updated[]> =>
  (await writeUpdates(tx, object, patches, brought)).map(({ id, version, changed }) => ({
    id,
    version,
    changed,
  }));

/** The same, and what the object's rules changed of each along with what was given. */
export async function writeUpdates(
  tx: RecordTx,
  object: ObjectDescriptor,
  patches: readonly Patch[],
  brought?: boolean,
): Promise<(Updated & { readonly along: () => ChangedAlong })[]> {
  const found = findings();
  const prefix = (index: number): string => (patches.length === 1 ? '' : `${index}.`);
  const inputs = patches.map((patch, index) =>
    checkInput(tx, object, patch.values, prefix(index), found, brought),
  );
  refuseTwice(patches, prefix, found);
  found.throwIfAny();
  const locked = await lockRows(
    tx,
    object,
    patches.map(({ id }) => id),
    'update',
  );
  if (locked.size < patches.length)
    await tellIfMerged(
      tx,
      object,
      patches.map(({ id }) => id),
    );
  const drafts: Draft[] = [];
  for (const [index, patch] of patches.entries()) {
    const row = lockedRow(object, locked, patch.id);
    const input = inputs[index] ?? {};
    if (patch.version !== undefined && patch.version !== row.version)
      throw await conflict(tx, object, row, patch.version, input);
    drafts.push({
      id: row.id,
      before: row.values,
      values: { ...row.values, ...input },
      given: new Set(Object.keys(input)),
    });
  }
  await object.lifecycle.prepare?.(tx, drafts);
  const changed = drafts.filter((draft) => changedNames(draft).length > 0);
  for (const [index, draft] of drafts.entries())
    checkRequired(tx.context, object, draft.values, prefix(index), found);
  await checkDemands(tx, object, drafts, prefix, found);
  found.throwIfAny();
  await checkLinks(tx, object, changed);
  await store(tx, object, changed);
  await refuseCircles(tx, object, changed);
  const changes = changed.map((draft): Change => ({
    id: draft.id,
    before: draft.before ?? {},
    after: draft.values,
  }));
  await storeAside(tx, object, changes);
  appendEvents(
    tx,
    changed.flatMap((draft) =>
      eventsOf(object, draft, (locked.get(draft.id)?.version ?? 0) + 1, behalfOf(tx, object, draft.before)),
    ),
  );
  await object.lifecycle.settled?.(tx, changes);
  const moved = new Set(changed.map((draft) => draft.id));
  return drafts.map((draft) => ({
    id: draft.id,
    version: (locked.get(draft.id)?.version ?? 0) + (moved.has(draft.id) ? 1 : 0),
    changed: moved.has(draft.id),
    along: () => changedAlong(tx, object, draft),
  }));
}

/** Values before and after, by field. */
export type ChangedAlong = Readonly<Record<string, readonly [was: unknown, became: unknown]>>;

/** What the object's rules changed beside what was given, of what the actor might have written himself. */
const changedAlong = ({ context }: RecordTx, object: ObjectDescriptor, draft: Draft): ChangedAlong =>
  Object.fromEntries(
    changedNames(draft).flatMap((name) => {
      const field = object.fields.get(name);
      return field && !draft.given?.has(name) && isWritable(context.actor, object, field)
        ? [[name, [draft.before?.[name] ?? null, draft.values[name] ?? null]]]
        : [];
    }),
  );

/** Two changes of one record in one deed would not see each other. */
function refuseTwice(patches: readonly Patch[], prefix: (index: number) => string, found: Findings): void {
  const seen = new Set<string>();
  for (const [index, { id }] of patches.entries()) {
    if (seen.has(id.toLowerCase()))
      found.add({
        field: `${prefix(index)}id`,
        code: 'twice',
        message: {
          fa: 'این رکورد دو بار در درخواست آمده است.',
          en: 'This record stands in the request twice.',
        },
      });
    seen.add(id.toLowerCase());
  }
}

/** Locks the rows in id order, so that two batches never wait for each other in a ring. */
export async function lockRows(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
  reach: Reach,
  removed = false,
): Promise<ReadonlyMap<string, Locked>> {
  if (scopeFor(tx.context.actor, object, reach) === 'none') throw notAllowed();
  const parsed = ids.map((id) => parseId(id)).filter((id) => id !== undefined);
  const rows = rowSet(tx, object, alias);
  const selected = ownFields(rows, storedFields(object));
  const list = selectList(rows, selected);
  const conditions = [
    ownRows(rows, removed),
    visibleRows(rows, 'read'),
    visibleRows(rows, reach),
    sql`${column(rows, 'id')} = any(${parsed}::uuid[])`,
  ];
  const found = await tx.rows<Row>(
    sql`select ${list} from ${fromRows(rows)} where ${allOf(conditions)}
      order by ${column(rows, 'id')} for update of ${sql.ref(alias)}`,
    { prepared: isSteady(object) },
  );
  const valuesOf = valuesReader(selected);
  return new Map(
    found.map((row) => [
      row['id'] as string,
      { id: row['id'] as RecordId, version: row['version'] as number, values: valuesOf(row) },
    ]),
  );
}

/** The fields whose values are stored: computed ones are no part of what a write reads and changes. */
const storedFields = (object: ObjectDescriptor): FieldDescriptor[] =>
  [...object.fields.values()].filter(
    ({ storage }) => !['formula', 'rollUp', 'computed'].includes(storage.in),
  );

/** @throws recordNotFound where the row is not among the locked ones. */
export function lockedRow(object: ObjectDescriptor, locked: ReadonlyMap<string, Locked>, id: string): Locked {
  const row = locked.get(id.toLowerCase());
  if (!row) throw recordNotFound({ object: object.one });
  return row;
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

const changedNames = (draft: Draft): string[] =>
  Object.keys(draft.values).filter((name) => !same(draft.before?.[name], draft.values[name]));

/** All columns that any of the drafts changes, for all of them: the others hold what they held. */
async function store(tx: RecordTx, object: ObjectDescriptor, drafts: readonly Draft[]): Promise<void> {
  if (drafts.length === 0) return;
  const names = new Set(drafts.flatMap(changedNames));
  const fields = [...names].flatMap((name) => object.fields.get(name) ?? []);
  const columns = columnsOf(fields);
  const touchesCustom = fields.some((field) => field.storage.in === 'custom');
  const rows = drafts.map((draft) => {
    const touched = Object.fromEntries([...names].map((name) => [name, draft.values[name] ?? null]));
    return { id: draft.id, ...toColumns(object, touched), ...searchTexts(object, draft.values) };
  });
  const written = [...columns, ...searchColumnsOf(object)];
  const given = [{ name: 'id', type: 'uuid' }, ...written, { name: 'custom', type: 'jsonb' }];
  const sets = [
    ...written.map(({ name }) => sql`${sql.ref(name)} = ${sql.ref(`r.${name}`)}`),
    ...(touchesCustom ? [sql`custom = jsonb_strip_nulls(${sql.ref(`${alias}.custom`)} || r.custom)`] : []),
    sql`version = ${sql.ref(`${alias}.version`)} + 1`,
    sql`updated_at = ${tx.context.now()}`,
    sql`updated_by = ${signerOf(tx.context.actor) ?? null}::uuid`,
  ];
  await translateFailure(
    object,
    tx.rows(
      sql`update ${sql.table(tableOf(object))} as ${sql.ref(alias)} set ${sql.join(sets, sql`, `)}
        from ${recordset(rows, given)}
        where ${sql.ref(`${alias}.workspace_id`)} = ${tx.context.workspace} and ${sql.ref(`${alias}.id`)} = r.id`,
      { prepared: true },
    ),
  );
}

function eventsOf(
  object: ObjectDescriptor,
  draft: Draft,
  version: number,
  behalf: RecordId | undefined,
): NewEvent[] {
  const about = { object: object.name, recordId: draft.id, recordVersion: version, behalf };
  const changes = Object.fromEntries(
    changedNames(draft).map((name) => [
      name,
      [draft.before?.[name] ?? null, draft.values[name] ?? null] as const,
    ]),
  );
  const facts =
    object.lifecycle.facts?.({ id: draft.id, before: draft.before ?? {}, after: draft.values }) ?? [];
  return [
    ...(object.unlogged ? [] : [{ ...about, kind: 'updated', changes } satisfies NewEvent]),
    ...facts.map((fact): NewEvent => ({ ...about, ...factOf(fact) })),
  ];
}
