import type { Changes } from '#kernel/events/event.ts';
import { sql } from '#kernel/database/sql.ts';
import { parseId, type RecordId } from '#kernel/id.ts';
import { notAllowed, notFound } from '#kernel/problems/common.ts';
import { scopeFor } from '../access/visible.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import type { Filter } from '../query/query.ts';
import { tableOf } from '../query/row-set.ts';
import { badLink, tooManyLinks, unknownObject } from '../problems.ts';
import type { RecordTx } from '../records.ts';
import { changedAlong } from './along.ts';

/** So many records change hands at most within one deed; each is written with its history. */
export const mostReplaced = 20_000;

const chunk = 500;

type LinkField = { readonly object: ObjectDescriptor; readonly field: FieldDescriptor };

/** Fields of all objects that lead to records of this one and are written by people, stage history and the like aside. */
const fieldsTo = (tx: RecordTx, { name }: ObjectDescriptor): readonly LinkField[] =>
  [...tx.schema.objects.values()].flatMap((object) =>
    [...object.fields.values()]
      .filter(
        ({ kind, options, readOnly }) =>
          (kind === 'link' || kind === 'links') && options['to'] === name && !readOnly,
      )
      .map((field) => ({ object, field })),
  );

/**
 * Words that records choose from. Nothing else is counted or replaced over everybody's head: a role put in the place of
 * another would hand its rights on, and the uses of a party would tell of deals that the asker does not see.
 * @throws unknownObject
 */
function requireWords({ name, vocabulary, listed, owner, module }: ObjectDescriptor): void {
  const isChosen = !listed && owner === undefined && module !== 'records';
  if (vocabulary !== true && !isChosen) throw unknownObject({ name });
}

/**
 * How many living records use each of these words, over all objects or those of one, those included that the asker does
 * not see.
 * @throws unknownObject of what is no vocabulary
 */
export async function countUses(
  tx: RecordTx,
  object: ObjectDescriptor,
  of?: string,
): Promise<Readonly<Record<string, number>>> {
  if (scopeFor(tx.context.actor, object, 'read') === 'none') throw notAllowed();
  requireWords(object);
  const system = tx.bySystem('uses of a vocabulary');
  const counts: Record<string, number> = {};
  for (const { object: user, field } of fieldsTo(tx, object)) {
    if (of !== undefined && user.name !== of) continue;
    const rows =
      field.kind === 'links'
        ? await countLinks(tx, user, field)
        : (await system.recordsOf(user.name).groups({ by: [field.name] })).map(({ keys, count }) => ({
            id: idOf(keys[0]) ?? '',
            count,
          }));
    for (const { id, count } of rows) if (id !== '') counts[id] = (counts[id] ?? 0) + count;
  }
  return counts;
}

const countLinks = (
  tx: RecordTx,
  user: ObjectDescriptor,
  field: FieldDescriptor,
): Promise<{ id: string; count: number }[]> =>
  tx.rows(sql`select l.to_id as id, count(*)::integer as count
    from link l join ${sql.table(tableOf(user))} as t on t.workspace_id = l.workspace_id and t.id = l.from_id
    where l.workspace_id = ${tx.context.workspace} and l.field_id = ${field.id} and t.deleted_at is null
    group by l.to_id`);

/**
 * Puts one record in the place of another wherever other records link to it, then lays the other in the bin: two tags
 * become one, the deals of a stage go to the next. All of it or nothing; each record that changes tells so in its history.
 * @throws badLink, tooManyLinks, unknownObject of what is no vocabulary
 */
export async function replaceRecord(
  tx: RecordTx,
  objectName: string,
  from: string,
  to: string,
): Promise<void> {
  const records = tx.recordsOf(objectName);
  const { object } = records;
  requireWords(object);
  if (scopeFor(tx.context.actor, object, 'remove') !== 'all') throw notAllowed();
  const old = await records.get(from);
  const next = await records.find(to);
  if (!next || old.id === next.id) throw badLink({ field: object.one }, { field: 'by' });
  const system = tx.bySystem('one word in the place of another');
  let left = mostReplaced;
  for (const { object: user, field } of fieldsTo(tx, object)) {
    left -= await replaceIn(system, user, field, old.id, next.id, left);
  }
  await records.remove([old.id]);
}

/**
 * Puts one record in the place of another in one field of all records that have it.
 * @returns how many there were
 * @throws tooManyLinks beyond `most`
 */
export async function replaceIn(
  system: RecordTx,
  user: ObjectDescriptor,
  field: FieldDescriptor,
  from: string,
  to: string,
  most: number,
): Promise<number> {
  const records = system.recordsOf(user.name);
  const filter: Filter =
    field.kind === 'links'
      ? { field: field.name, op: 'has', value: from }
      : { field: field.name, op: 'eq', value: from };
  let done = 0;
  for (;;) {
    // What is written no longer matches, so that the first page is always the rest.
    const { records: found } = await records.page({ filter, fields: [field.name], limit: 200 });
    if (found.length === 0) return done;
    done += found.length;
    if (done > most) throw tooManyLinks({ most: mostReplaced });
    for (let at = 0; at < found.length; at += chunk)
      await records.update(
        found.slice(at, at + chunk).map(({ id, values }) => ({
          id,
          values: { [field.name]: valueAfter(field, values[field.name], from, to) },
        })) as never,
      );
  }
}

/**
 * Takes a replacement back: the word comes out of the bin, and every record that had it gets it again. What was changed
 * since stays: a record that no longer has the word that was put in its place is left alone.
 * @throws notFound where the word did not go by a replacement · notAllowed · unknownObject
 */
export async function takeBackReplacement(tx: RecordTx, objectName: string, from: string): Promise<void> {
  const records = tx.recordsOf(objectName);
  const { object } = records;
  requireWords(object);
  if (scopeFor(tx.context.actor, object, 'remove') !== 'all') throw notAllowed();
  if (!parseId(from)) throw notFound();
  const moved = await changedAlong(tx, object, from);
  await records.restore([from]);
  const system = tx.bySystem('one word in the place of another, taken back');
  for (const { object: user, field } of fieldsTo(tx, object)) {
    const before = new Map(
      moved.flatMap(({ object: name, record_id: id, changes }) => {
        const change = name === user.name ? changes?.[field.name] : undefined;
        return change ? [[id, change] as const] : [];
      }),
    );
    const ids = [...before.keys()];
    for (let at = 0; at < ids.length; at += chunk) {
      const found = await system.recordsOf(user.name).some(ids.slice(at, at + chunk));
      const patches = [...found.values()].flatMap(({ id, values }) => {
        const change = before.get(id);
        const value = change && valueBefore(values[field.name], change, from);
        return value === undefined ? [] : [{ id, values: { [field.name]: value } }];
      });
      if (patches.length > 0) await system.recordsOf(user.name).update(patches);
    }
  }
}

const idsOf = (value: unknown): readonly RecordId[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((one) => idOf(one) ?? []);

/** Undefined where the record did not have the word, or was changed since, so that nothing is to be taken back. */
function valueBefore(now: unknown, [before, after]: Changes[string], from: string): unknown {
  const had = idsOf(before);
  if (!had.some((id) => id === from)) return undefined;
  const has = idsOf(now);
  const put = idsOf(after).find((id) => !had.includes(id));
  if (!Array.isArray(before)) return has[0] === idsOf(after)[0] ? from : undefined;
  if (has.some((id) => id === from)) return undefined;
  // Where both words stood before, only the one that went is missing.
  if (put === undefined) return [...has, from];
  return has.includes(put) ? has.map((id) => (id === put ? from : id)) : undefined;
}

const valueAfter = (field: FieldDescriptor, value: unknown, from: string, to: string): unknown => {
  if (field.kind === 'link') return to;
  const ids = (Array.isArray(value) ? value : []).flatMap((one) => idOf(one) ?? []);
  return [...new Set(ids.map((id) => (id === from ? to : id)))];
};

const idOf = (value: unknown): RecordId | undefined => {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
  return typeof id === 'string' ? parseId(id) : undefined;
};
