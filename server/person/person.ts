import { defineDeed } from '#kernel/context/deeds.ts';
import { mayDeed } from '#kernel/context/grants.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { defineProblem } from '#kernel/problems/problem.ts';
import type { ObjectDescriptor } from '#records/define/descriptor.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';

export const personDataDeed = defineDeed('person.data', {
  label: { fa: 'دادن داده‌های یک شخص به او', en: 'Give a person their data' },
  hint: {
    fa: 'همهٔ آنچه دربارهٔ کسی هست در یک پرونده، آنچه خود نمی‌بیند هم',
    en: 'All that is kept of somebody in one file, beyond their own reach as well',
  },
});

export const personEraseDeed = defineDeed('person.erase', {
  label: { fa: 'پاک کردن یک شخص به درخواست او', en: 'Erase a person on request' },
  hint: {
    fa: 'از رکوردها، تاریخچه و پرونده‌ها، بی‌بازگشت',
    en: 'From records, history and files, past undoing',
  },
});

/** A record that is no person, whose data nobody has a right to. */
const noPerson = defineProblem({
  slug: 'not-a-person',
  status: 422,
  title: { fa: 'این رکورد یک شخص حقیقی نیست', en: 'This record is no person' },
  detail: () => ({
    fa: 'دادهٔ شخصی و پاک کردن به درخواست، دربارهٔ اشخاص حقیقی است. این رکورد را می‌توانید حذف کنید.',
    en: 'Personal data and erasure on request are about people. You can delete this record.',
  }),
});

/** A person whom the actor sees, and what he may do of this. @throws notAllowed, recordNotFound, not-a-person */
export async function readPerson(
  tx: RecordTx,
  objectName: string,
  id: string,
  deed: string,
): Promise<{ readonly object: ObjectDescriptor; readonly record: Stored }> {
  const { actor } = tx.context;
  if (actor.kind === 'member' && (actor.keyRoleId !== undefined || !mayDeed(actor.grants, deed)))
    throw notAllowed();
  const { object } = tx.recordsOf(objectName);
  const record = await tx.recordsOf(objectName).get(id);
  if (!isPerson(object, record)) throw noPerson();
  return { object, record };
}

export function isPerson({ subject }: ObjectDescriptor, { values }: Pick<Stored, 'values'>): boolean {
  if (subject === undefined) return false;
  return subject === true || values[subject.field] === subject.value;
}
