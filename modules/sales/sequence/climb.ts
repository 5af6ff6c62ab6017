import type { RecordId } from '#kernel/id.ts';
import { defineNotification, type Occasion } from '#records/define/notification.ts';
import { everyRecord, linkedIds } from '#records/notices/when.ts';
import type { RecordTx } from '#records/records.ts';

const minuteMs = 60_000;

/** A step of a sequence that nobody did in the time that its sequence sets: the manager of the owner's team is told, once. */
export const followUpClimbs = defineNotification({
  name: 'follow-up-climbs',
  label: { fa: 'پیگیری همکارم عقب افتاد', en: 'A colleague’s follow-up is overdue' },
  hint: {
    fa: 'برای مدیر تیم، پس از زمانی که توالی پیگیری می‌گوید',
    en: 'For the manager of the team, after the time that the sequence says',
  },
  topic: 'time',
  say: ({ title }) => ({
    fa: `پیگیری «${title}» از زمانش گذشت و انجام نشد`,
    en: `The follow-up “${title}” is overdue and not done`,
  }),
  source: { clock: climbed },
});

async function climbed(tx: RecordTx, after: Date, until: Date): Promise<Occasion[]> {
  const sequences = await everyRecord(tx, 'sequence', { field: 'climbsAfter', op: 'filled' }, [
    'climbsAfter',
  ]);
  if (sequences.length === 0) return [];
  const waits = new Map(sequences.map(({ id, values }) => [id, Number(values['climbsAfter']) * minuteMs]));
  const back = (at: Date, wait: number): string => new Date(at.getTime() - wait).toISOString();
  const tasks = await everyRecord(
    tx,
    'task',
    {
      and: [
        { field: 'done', op: 'eq', value: false },
        { field: 'enrolment', op: 'filled' },
        {
          or: [...new Set(waits.values())].map((wait) => ({
            and: [
              { field: 'dueAt', op: 'gt', value: back(after, wait) },
              { field: 'dueAt', op: 'lte', value: back(until, wait) },
            ],
          })),
        },
      ],
    },
    ['dueAt', 'owner', 'enrolment'],
  );
  if (tasks.length === 0) return [];
  const enrolments = await tx
    .recordsOf('sequence_enrolment')
    .some(tasks.flatMap(({ values }) => linkedIds(values['enrolment'])));
  const managers = await managersOf(
    tx,
    tasks.flatMap(({ values }) => linkedIds(values['owner'])),
  );
  return tasks.flatMap(({ id, values }): Occasion[] => {
    const [owner] = linkedIds(values['owner']);
    const manager = owner === undefined ? undefined : managers.get(owner);
    const [enrolled = ''] = linkedIds(values['enrolment']);
    const wait = waits.get(linkedIds(enrolments.get(enrolled)?.values['sequence'])[0] ?? '');
    const at = new Date(Date.parse(String(values['dueAt'])) + (wait ?? 0));
    // Sequences wait differently: the task is another one's that came into the same minute.
    if (manager === undefined || manager === owner || wait === undefined || at <= after || at > until)
      return [];
    return [{ member: manager, object: 'task', record: id as RecordId, key: `${id} climbs`, at }];
  });
}

/** Who manages the team of each of these colleagues. */
async function managersOf(tx: RecordTx, owners: readonly RecordId[]): Promise<ReadonlyMap<string, RecordId>> {
  const members = await tx.recordsOf('member').some(owners);
  const teams = await tx
    .recordsOf('team')
    .some([...members.values()].flatMap(({ values }) => linkedIds(values['team'])));
  return new Map(
    [...members].flatMap(([id, { values }]) => {
      const [manager] = linkedIds(teams.get(linkedIds(values['team'])[0] ?? '')?.values['manager']);
      return manager === undefined ? [] : [[id, manager] as const];
    }),
  );
}
