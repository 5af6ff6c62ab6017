import type { RecordId } from '#kernel/id.ts';
import { defineNotification, type Occasion } from '#records/define/notification.ts';
import { everyRecord, linkedIds } from '#records/notices/when.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { readPolicy, type ClimbTime } from '../policy/object.ts';

const minuteMs = 60_000;

/** What nobody did in the time that its sequence, or the firm, sets: the manager of the owner's team is told, once. */
export const followUpClimbs = defineNotification({
  name: 'follow-up-climbs',
  label: { fa: 'پیگیری همکارم عقب افتاد', en: 'A colleague’s follow-up is overdue' },
  hint: {
    fa: 'برای مدیر تیم، پس از زمانی که توالی پیگیری یا قرار فروش می‌گوید',
    en: 'For the manager of the team, after the time that the sequence or the rules of sales say',
  },
  topic: 'time',
  say: ({ title }) => ({
    fa: `پیگیری «${title}» از زمانش گذشت و انجام نشد`,
    en: `The follow-up “${title}” is overdue and not done`,
  }),
  source: { clock: climbed },
});

async function climbed(tx: RecordTx, after: Date, until: Date): Promise<Occasion[]> {
  const due = [...(await ofSequences(tx, after, until)), ...(await ofCustomers(tx, after, until))];
  if (due.length === 0) return [];
  const managers = await managersOf(
    tx,
    due.flatMap(({ owner }) => owner ?? []),
  );
  return due.flatMap(({ task, owner, at }): Occasion[] => {
    const manager = owner === undefined ? undefined : managers.get(owner);
    return manager === undefined || manager === owner
      ? []
      : [{ member: manager, object: 'task', record: task, key: `${task} climbs`, at }];
  });
}

type Climbing = { readonly task: RecordId; readonly owner: RecordId | undefined; readonly at: Date };

const back = (at: Date, wait: number): string => new Date(at.getTime() - wait).toISOString();

/** Tasks that became overdue by so much between two instants. */
const overdueBy = (wait: number, after: Date, until: Date): readonly Filter[] => [
  { field: 'done', op: 'eq', value: false },
  { field: 'dueAt', op: 'gt', value: back(after, wait) },
  { field: 'dueAt', op: 'lte', value: back(until, wait) },
];

/** Steps of sequences, each after the time of its own. */
async function ofSequences(tx: RecordTx, after: Date, until: Date): Promise<Climbing[]> {
  const sequences = await everyRecord(tx, 'sequence', { field: 'climbsAfter', op: 'filled' }, [
    'climbsAfter',
  ]);
  if (sequences.length === 0) return [];
  const waits = new Map(sequences.map(({ id, values }) => [id, Number(values['climbsAfter']) * minuteMs]));
  const tasks = await everyRecord(
    tx,
    'task',
    {
      and: [
        { field: 'enrolment', op: 'filled' },
        { or: [...new Set(waits.values())].map((wait) => ({ and: overdueBy(wait, after, until) })) },
      ],
    },
    ['dueAt', 'owner', 'enrolment'],
  );
  if (tasks.length === 0) return [];
  const enrolments = await tx
    .recordsOf('sequence_enrolment')
    .some(tasks.flatMap(({ values }) => linkedIds(values['enrolment'])));
  return tasks.flatMap(({ id, values }): Climbing[] => {
    const [enrolled = ''] = linkedIds(values['enrolment']);
    const wait = waits.get(linkedIds(enrolments.get(enrolled)?.values['sequence'])[0] ?? '');
    const at = new Date(Date.parse(String(values['dueAt'])) + (wait ?? 0));
    // Sequences wait differently: the task is another one's that came into the same minute.
    if (wait === undefined || at <= after || at > until) return [];
    return [{ task: id as RecordId, owner: linkedIds(values['owner'])[0], at }];
  });
}

const dayMs = 86_400_000;
const waitOf: Readonly<Record<Exclude<ClimbTime, 'never'>, number>> = {
  day: dayMs,
  'two-days': 2 * dayMs,
  week: 7 * dayMs,
};

/** What is to be done for customers, leads and deals, after the time that the firm has set for all of it. */
async function ofCustomers(tx: RecordTx, after: Date, until: Date): Promise<Climbing[]> {
  const { tasksClimb } = await readPolicy(tx);
  if (tasksClimb === 'never') return [];
  const wait = waitOf[tasksClimb];
  const tasks = await everyRecord(
    tx,
    'task',
    {
      and: [
        ...overdueBy(wait, after, until),
        { field: 'enrolment', op: 'empty' },
        { or: ['about', 'lead', 'deal'].map((field) => ({ field, op: 'filled' as const })) },
      ],
    },
    ['dueAt', 'owner'],
  );
  return tasks.map(({ id, values }) => ({
    task: id as RecordId,
    owner: linkedIds(values['owner'])[0],
    at: new Date(Date.parse(String(values['dueAt'])) + wait),
  }));
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
