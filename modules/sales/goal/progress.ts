import { addDays } from '#persian/jalali/civil.ts';
import { firmHolidays } from '#persian/holidays/firm-holidays.ts';
import type { WorkDays } from '#persian/holidays/work-calendar.ts';
import { workspaceSettings } from '#kernel/workspace/settings.ts';
import { ownersSeen, scopeFor } from '#records/access/visible.ts';
import type { Linked, Money } from '#records/define/declare.ts';
import type { Filter, Stored } from '#records/query/query.ts';
import { todayOf } from '#records/query/civil.ts';
import type { RecordTx } from '#records/records.ts';
import type { GoalProgress, Reached } from '../contract/goals.ts';
import { seesAmounts } from '../reports/amounts.ts';
import { oneOf } from '../reports/view.ts';
import { countedBy, readParts, sumParts, type Part } from './actuals.ts';
import type { GoalMeasure, GoalScope } from './choices.ts';
import { goal } from './object.ts';
import { atThisPace, workDaysOver } from './pace.ts';
import { readTeams } from './teams.ts';

const mostGoals = 200;

/** Goals whose period holds the day, as far as the reader sees them; their figures are counted with his own rights. */
export async function readGoals(tx: RecordTx, on: string, more: readonly Filter[] = []) {
  const { records } = await tx.records(goal).page({
    filter: {
      and: [{ field: 'startsOn', op: 'lte', value: on }, { field: 'endsOn', op: 'gte', value: on }, ...more],
    },
    sort: [{ field: 'endsOn', direction: 'asc' }],
    limit: mostGoals,
  });
  return progressOf(tx, records);
}

/** What each goal has reached: a statement for each measure and span among them, however many they are. */
export async function progressOf(tx: RecordTx, records: readonly Stored[]): Promise<readonly GoalProgress[]> {
  const goals = records.map(read);
  if (goals.length === 0) return [];
  const parts = new Map<string, readonly Part[]>();
  for (const one of goals) {
    const key = partsKey(one);
    if (!parts.has(key)) parts.set(key, await readParts(tx, one.measure, one.span));
  }
  const membersOf = await readTeams(tx);
  const today = todayOf(tx);
  const calendar = workDaysOf(tx, goals);
  return goals.map((one): GoalProgress => {
    const owners = ownersOf(one, membersOf);
    const { object, filters } = countedBy(tx, one.measure, one.span);
    if (!sees(tx, object, owners) || ('amount' in one.target && !seesAmounts(tx)))
      return { ...one, progress: null };
    const currency = 'amount' in one.target ? one.target.amount.currency : undefined;
    const sum = sumParts(parts.get(partsKey(one)) ?? [], owners, one.product?.id, currency);
    const like = (value: number): Reached =>
      currency === undefined
        ? { count: Math.round(value) }
        : { amount: { amount: BigInt(Math.round(value)).toString(), currency } };
    const reached: Reached =
      currency === undefined ? { count: sum.count } : { amount: { amount: sum.amount, currency } };
    const [value, target] = [numberOf(reached), numberOf(one.target)];
    const days = workDaysOver(one.span, today, calendar);
    const pace = atThisPace(value, days);
    return {
      ...one,
      progress: {
        reached,
        share: value / target,
        over: days.all === 0 ? 1 : days.over / days.all,
        pace: like(pace),
        paceShare: pace / target,
        object,
        rows: {
          and: [
            ...filters,
            ...(owners ? [oneOf('owner', owners)] : []),
            ...(one.product ? [{ field: 'product', op: 'eq' as const, value: one.product.id }] : []),
          ],
        },
      },
    };
  });
}

type Goal = Omit<GoalProgress, 'progress'>;

function read({ id, values }: Stored): Goal {
  const named = (name: string) => {
    const link = values[name] as Linked | null | undefined;
    return link ? { id: link.id, name: link.title ?? '—' } : null;
  };
  const amount = values['amount'] as Money | null | undefined;
  return {
    id,
    title: String(values['title']),
    measure: values['measure'] as GoalMeasure,
    scope: values['scope'] as GoalScope,
    span: { from: String(values['startsOn']), to: addDays(String(values['endsOn']), 1) },
    owner: named('owner'),
    team: named('team'),
    product: named('product'),
    target: amount ? { amount } : { count: Number(values['count'] ?? 0) },
  };
}

const partsKey = ({ measure, span }: Goal): string =>
  `${measure === 'wins' ? 'revenue' : measure} ${span.from} ${span.to}`;

export const numberOf = (reached: Reached): number =>
  'count' in reached ? reached.count : Number(reached.amount.amount);

/** Whose records count; undefined where all do. */
const ownersOf = (
  { scope, owner, team }: Goal,
  membersOf: (team: string) => readonly string[],
): readonly string[] | undefined => {
  if (scope === 'firm') return undefined;
  return scope === 'team' ? membersOf(team?.id ?? '') : owner ? [owner.id] : [];
};

/** A figure of which the reader would see a part alone is not told him at all: it would be wrong. */
function sees(tx: RecordTx, name: string, owners: readonly string[] | undefined): boolean {
  const object = tx.schema.objects.get(name);
  if (!object || scopeFor(tx.context.actor, object, 'read') === 'none') return false;
  const seen = ownersSeen(tx.context.actor, object, 'read');
  return seen === undefined || (owners?.every((owner) => seen.includes(owner)) ?? false);
}

function workDaysOf(tx: RecordTx, goals: readonly Goal[]): WorkDays {
  const settings = workspaceSettings(tx.workspace.settings);
  const days = goals.flatMap(({ span }) => [span.from, span.to]).toSorted();
  const [from = todayOf(tx), to = from] = [days[0], days.at(-1)];
  const off = firmHolidays({ from, to }, settings.holidays).filter((day) => day.off);
  return { weekend: settings.weekend, holidays: new Set(off.map(({ date }) => date)) };
}
