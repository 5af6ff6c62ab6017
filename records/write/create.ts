import { notAllowed } from '#kernel/problems/common.ts';
import { actorMemberId, signerOf } from '#kernel/context/context.ts';
import { appendEvents, type NewEvent } from '#kernel/events/event.ts';
import { newId, type RecordId } from '#kernel/id.ts';
import { sql } from '#kernel/database/sql.ts';
import { grantFor } from '../access/visible.ts';
import { factOf } from './facts.ts';
import type { Change, Draft } from '../define/lifecycle.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import { tableOf } from '../query/row-set.ts';
import type { RecordTx } from '../records.ts';
import { giveSerials } from '../serial/give.ts';
import { columnsOf, recordset, toColumns } from './columns.ts';
import { storeAside } from './aside.ts';
import { behalfOf } from './behalf.ts';
import { translateFailure } from './failures.ts';
import { checkDemands, withoutHidden } from './demands.ts';
import { checkLinks } from './links.ts';
import { searchColumnsOf, searchTexts } from './search-texts.ts';
import { checkInput, checkRequired, findings, type Values } from './validate.ts';

export const mostInBatch = 1_000;

/** Creates records as one deed: all of them with their log, timeline and links, or none. */
export async function createRecords(
  tx: RecordTx,
  object: ObjectDescriptor,
  inputs: readonly unknown[],
): Promise<RecordId[]> {
  const drafts = await newDrafts(tx, object, inputs);
  await giveSerials(tx, object, drafts);
  await insert(tx, object, drafts);
  const changes = drafts.map((draft): Change => ({ id: draft.id, after: draft.values }));
  await storeAside(tx, object, changes);
  appendEvents(
    tx,
    changes.flatMap((change) => eventsOf(object, change, behalfOf(tx, object, change.after))),
  );
  await object.lifecycle.settled?.(tx, changes);
  return drafts.map((draft) => draft.id);
}

/** Whether records could be made of these, by their kinds and the object's own rules. Writes nothing. @throws what creating would */
export const checkNewRecords = async (
  tx: RecordTx,
  object: ObjectDescriptor,
  inputs: readonly unknown[],
): Promise<void> => void (await newDrafts(tx, object, inputs));

async function newDrafts(
  tx: RecordTx,
  object: ObjectDescriptor,
  inputs: readonly unknown[],
): Promise<readonly Draft[]> {
  if (!grantFor(tx.context.actor, object).create) throw notAllowed();
  const found = findings();
  const prefix = (index: number): string => (inputs.length === 1 ? '' : `${index}.`);
  const drafts: Draft[] = inputs.map((input, index) => ({
    id: newId(),
    values: { ...defaults(tx, object), ...checkInput(tx, object, input, prefix(index), found) },
  }));
  found.throwIfAny();
  await object.lifecycle.prepare?.(tx, drafts);
  for (const [index, draft] of drafts.entries()) {
    withoutHidden(object, draft, new Set(Object.keys(inputs[index] ?? {})));
    checkRequired(tx.context, object, draft.values, prefix(index), found);
  }
  await checkDemands(tx, object, drafts, prefix, found);
  found.throwIfAny();
  await checkLinks(tx, object, drafts);
  return drafts;
}

/** What a new record holds before anybody says anything: declared defaults, and its maker as owner unless rules look for one. */
function defaults(tx: RecordTx, object: ObjectDescriptor): Values {
  const values: Values = {};
  for (const field of object.fields.values())
    if (field.default !== undefined) values[field.name] = field.default;
  const maker = actorMemberId(tx.context.actor);
  if (object.owner && maker && !object.givenOut) values[object.owner] = maker;
  return values;
}

async function insert(tx: RecordTx, object: ObjectDescriptor, drafts: readonly Draft[]): Promise<void> {
  const columns = [
    { name: 'id', type: 'uuid' },
    ...columnsOf(object.fields.values()),
    { name: 'custom', type: 'jsonb' },
    ...searchColumnsOf(object),
  ];
  const rows = drafts.map((draft) => ({
    id: draft.id,
    ...toColumns(object, filled(draft.values)),
    ...searchTexts(object, draft.values),
  }));
  const { workspace, actor, now } = tx.context;
  const at = now();
  const by = signerOf(actor) ?? null;
  const shared = object.storage.in === 'shared' ? object.storage.objectId : undefined;
  const names = sql.join(
    columns.map(({ name }) => sql.ref(name)),
    sql`, `,
  );
  const values = sql.join(
    columns.map(({ name }) => sql.ref(`r.${name}`)),
    sql`, `,
  );
  await translateFailure(
    object,
    tx.rows(
      sql`insert into ${sql.table(tableOf(object))} (workspace_id, ${shared ? sql`object_id, ` : sql``}${names}, created_at, created_by, updated_at, updated_by)
        select ${workspace}, ${shared ? sql`${shared}::uuid, ` : sql``}${values}, ${at}, ${by}::uuid, ${at}, ${by}::uuid
        from ${recordset(rows, columns)}`,
      { prepared: true },
    ),
  );
}

const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

const eventsOf = (object: ObjectDescriptor, change: Change, behalf: RecordId | undefined): NewEvent[] => {
  const about = { object: object.name, recordId: change.id, recordVersion: 1, behalf };
  const facts = object.lifecycle.facts?.(change) ?? [];
  return [{ ...about, kind: 'created' }, ...facts.map((fact): NewEvent => ({ ...about, ...factOf(fact) }))];
};
