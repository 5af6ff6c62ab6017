import { member, team } from '#records/access/objects.ts';
import { substitutesNow } from '#records/access/substitution.ts';
import type { Linked } from '#records/define/declare.ts';
import type { Change } from '#records/define/lifecycle.ts';
import { everyRecord } from '#records/notices/when.ts';
import type { RecordTx } from '#records/records.ts';
import type { StageTask } from '../contract/stage.ts';
import { stepTime } from '../sequence/step-time.ts';
import { readStages, type Stages } from './stages.ts';

const mostListed = 500;
const tells = ['deal', 'stage', 'stageTask'];

type Brought = { readonly deal: Change; readonly task: StageTask; readonly stage: string };

/** Deals that enter a stage get the tasks that it brings; who comes back to it does not get them twice. */
export async function bringTasks(tx: RecordTx, changes: readonly Change[]): Promise<void> {
  if (tx.context.cause.kind === 'import') return;
  const entered = changes.filter(
    ({ before, after, restored }) => after && !restored && before?.['stage'] !== after['stage'],
  );
  if (entered.length === 0) return;
  const all = bringing(entered, await readStages(tx));
  if (all.length === 0) return;
  const system = tx.bySystem('tasks that a stage brings');
  const there = await broughtBefore(
    system,
    all.filter(({ deal }) => deal.before).map(({ deal }) => deal.id),
  );
  const missing = all.filter(({ deal, stage, task }) => !there.has(`${deal.id} ${stage} ${task.key}`));
  if (missing.length === 0) return;
  const whose = await takers(system, missing);
  const now = tx.context.now().toISOString();
  await system.recordsOf('task').create(
    missing.map((one) => ({
      title: one.task.title,
      kind: one.task.kind,
      dueAt: stepTime(tx, now, one.task.after),
      about: one.deal.after?.['party'] ?? null,
      deal: one.deal.id,
      owner: whose(one),
      stage: one.stage,
      stageTask: one.task.key,
    })) as never,
  );
}

const bringing = (entered: readonly Change[], stages: Stages): Brought[] =>
  entered.flatMap((deal) => {
    const stage = stages.get(deal.after?.['stage']);
    return (stage?.tasks ?? []).map((task) => ({ deal, task, stage: stage?.id ?? '' }));
  });

/** Tasks that are there, done or not: `deal stage key`, for a key is one of its stage alone. */
async function broughtBefore(system: RecordTx, deals: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const ids = [...new Set(deals)];
  for (let start = 0; start < ids.length; start += mostListed) {
    const filter = {
      and: [
        { field: 'deal', op: 'in', value: ids.slice(start, start + mostListed) },
        { field: 'stageTask', op: 'filled' },
      ],
    } as const;
    for (const { values } of await everyRecord(system, 'task', filter, tells))
      found.add(`${idOf(values['deal'])} ${idOf(values['stage'])} ${String(values['stageTask'])}`);
  }
  return found;
}

type Person = { readonly id: string; readonly role: string | undefined; readonly team: string | undefined };

/**
 * Who gets a task: the owner, his team's manager, or of a role whoever has the fewest tasks open, colleagues of the owner's team
 * first and who is away left out. Where there is nobody of that kind, the owner.
 */
async function takers(
  system: RecordTx,
  brought: readonly Brought[],
): Promise<(one: Brought) => string | null> {
  const ownerOf = ({ deal }: Brought): string | null => (deal.after?.['owner'] as string | null) ?? null;
  if (brought.every(({ task }) => task.to === 'owner')) return ownerOf;
  const away = await substitutesNow(system);
  const people = (
    await everyRecord(system, member.name, { field: 'active', op: 'eq', value: true }, ['role', 'team'])
  ).map(({ id, values }): Person => ({ id, role: idOf(values['role']), team: idOf(values['team']) }));
  const byId = new Map(people.map((one) => [one.id, one]));
  const managers = new Map(
    (await everyRecord(system, team.name, { field: 'manager', op: 'filled' }, ['manager'])).map(
      ({ id, values }) => [id, idOf(values['manager'])],
    ),
  );
  const load = await openTasks(
    system,
    people.filter(({ role }) => brought.some(({ task }) => task.to === role)).map(({ id }) => id),
  );
  return (one) => {
    const owner = ownerOf(one);
    const ownTeam = byId.get(owner ?? '')?.team;
    if (one.task.to === 'owner') return owner;
    if (one.task.to === 'manager') {
      const manager = managers.get(ownTeam ?? '');
      return manager && byId.has(manager) ? manager : owner;
    }
    const [taker] = people
      .filter(({ id, role }) => role === one.task.to && !away.has(id))
      .toSorted(
        (a, b) =>
          Number(b.team === ownTeam) - Number(a.team === ownTeam) ||
          (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0),
      );
    if (!taker) return owner;
    load.set(taker.id, (load.get(taker.id) ?? 0) + 1);
    return taker.id;
  };
}

async function openTasks(system: RecordTx, people: readonly string[]): Promise<Map<string, number>> {
  if (people.length === 0) return new Map();
  const groups = await system.recordsOf('task').groups({
    filter: {
      and: [
        { field: 'owner', op: 'in', value: people.slice(0, mostListed) },
        { field: 'done', op: 'eq', value: false },
      ],
    },
    by: ['owner'],
  });
  return new Map(groups.map(({ keys, count }) => [(keys[0] as Linked).id, count]));
}

const idOf = (value: unknown): string | undefined => (value as Linked | null | undefined)?.id;
