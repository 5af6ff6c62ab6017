import type { Stored } from '#records/query/query.ts';
import { defineProblem } from '#kernel/problems/problem.ts';
import { recordNotFound } from '#records/problems.ts';
import type { RecordTx } from '#records/records.ts';
import { lastChanges } from '#records/write/along.ts';
import { lockRows } from '#records/write/update.ts';
import { enrolment } from './objects.ts';

export const enrolmentMovedOn = defineProblem({
  slug: 'enrolment-moved-on',
  status: 409,
  title: { fa: 'این پیگیری عوض شده است', en: 'This enrolment has changed since' },
  detail: () => ({
    fa: 'پس از آن تغییر دیگری کرده است؛ اگر لازم است آن را از نو در توالی بگذارید.',
    en: 'Something else was done with it meanwhile; enrol anew if need be.',
  }),
});

/** What people say themselves; what a customer has answered or refused is not theirs to take back. */
const byHand: readonly unknown[] = ['replied', 'by-hand'];

/** Takes back that somebody stopped an enrolment by hand, as long as nothing else came of it. @throws enrolmentMovedOn */
export async function takeBackStop(tx: RecordTx, id: string): Promise<void> {
  const own = tx.records(enrolment);
  if ((await lockRows(tx, own.object, [id], 'update')).size === 0)
    throw recordNotFound({ object: own.object.one });
  const found: Stored = await own.get(id);
  const changes = await lastChanges(tx, own.object, found);
  if (
    found.values['state'] !== 'stopped' ||
    !byHand.includes(found.values['stopReason']) ||
    !changes?.['state']
  )
    throw enrolmentMovedOn();
  const before = Object.fromEntries(Object.entries(changes).map(([name, [value]]) => [name, value]));
  await tx
    .bySystem('a stop that is taken back')
    .records(enrolment)
    .update([{ id, values: before }]);
}
