import { parseId } from '#kernel/id.ts';
import { enqueue } from '#kernel/jobs/enqueue.ts';
import { undoSince } from '#kernel/undo.ts';
import { handOver } from '#records/access/hand-over.ts';
import { member } from '#records/access/objects.ts';
import type { Linked } from '#records/define/declare.ts';
import { recordNotFound } from '#records/problems.ts';
import type { Stored } from '#records/query/query.ts';
import { titlesOf } from '#records/query/titles.ts';
import type { RecordTx } from '#records/records.ts';
import { notBack, takeTurn, type NotBack } from './handed-over.ts';
import { handBackJob, ownHandOvers } from './hand-over-jobs.ts';
import { handOverSettled } from './problems.ts';

/** Whole: who was deactivated with it may sign in again. @throws recordNotFound, handOverSettled, notAllowed where he may change no members */
export async function takeBack(tx: RecordTx, id: string): Promise<void> {
  const { actor } = tx.context;
  const known = parseId(id);
  if (known) await takeTurn(tx, known);
  const record = known && (await ownHandOvers(tx).find(known));
  if (!record || actor.kind !== 'member') throw recordNotFound({ object: handOver.descriptor.one });
  if (!isUndoable(tx, record)) throw handOverSettled();
  if (record.values['deactivated'] === true)
    await tx.records(member).update([{ id: idOf(record.values['from']), values: { active: true } }]);
  await ownHandOvers(tx).update([{ id: record.id, values: { state: 'returning' } }]);
  await enqueue(tx, handBackJob, [{ handOver: record.id, by: actor.memberId }]);
}

const idOf = (value: unknown): string => (value as Linked).id;

const isUndoable = (tx: RecordTx, { values, updatedAt }: Stored): boolean =>
  values['state'] === 'giving' ||
  (values['state'] === 'given' && new Date(updatedAt) > undoSince(tx.context.now()));

const mostShown = 5;
const leftShown = 20;

/** Those that are under way, or came to their end so lately that they can still be taken back. */
export async function recentHandOvers(tx: RecordTx) {
  const since = undoSince(tx.context.now()).toISOString();
  const { records } = await ownHandOvers(tx).page({
    filter: {
      or: [
        { field: 'state', op: 'in', value: ['giving', 'returning'] },
        { field: 'updatedAt', op: 'gt', value: since },
      ],
    },
    limit: mostShown,
  });
  const over = records.filter(({ values }) => values['state'] === 'returned');
  const left = await named(
    tx,
    await notBack(
      tx,
      over.map(({ id }) => id),
      leftShown,
    ),
  );
  return records.map((record) => {
    const { from, to, state, given, back, deactivated } = record.values;
    return {
      id: record.id,
      from,
      to,
      state,
      given,
      back,
      deactivated,
      undoable: isUndoable(tx, record),
      left: left
        .filter((one) => one.handOver === record.id)
        .map(({ object, id, title }) => ({ object, id, title })),
    };
  });
}

/** By the names that the reader sees. */
async function named(tx: RecordTx, records: readonly NotBack[]) {
  const titles = new Map<string, string>();
  for (const [object, some] of Map.groupBy(records, (one) => one.object))
    for (const [id, title] of await titlesOf(
      tx,
      object,
      some.map((one) => one.id),
    ))
      titles.set(id, title);
  return records.flatMap((one) => {
    const title = titles.get(one.id);
    return title === undefined ? [] : [{ ...one, title }];
  });
}
