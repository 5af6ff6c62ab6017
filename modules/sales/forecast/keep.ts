import { member } from '#records/access/objects.ts';
import { ownersSeen, scopeFor } from '#records/access/visible.ts';
import { addDecimals } from '#persian/decimal.ts';
import type { CivilRange } from '#persian/jalali/civil.ts';
import { periodOf, shiftPeriod } from '#persian/jalali/periods.ts';
import type { Money } from '#records/define/declare.ts';
import type { Filter } from '#records/query/query.ts';
import { todayOf } from '#records/query/civil.ts';
import type { RecordTx } from '#records/records.ts';
import type { KeptForecast, Range } from '../contract/forecast.ts';
import { deal } from '../deal/object.ts';
import { seesAmounts } from '../reports/amounts.ts';
import { readView, type View } from '../reports/view.ts';
import { readStages } from '../stage/stages.ts';
import { readBook } from './expected.ts';
import { readForecast } from './forecast.ts';
import { forecastSnapshot } from './snapshot.ts';

/**
 * Keeps what is foretold for this month, once a day for each pipeline and its teams, so that it can be held against what
 * comes. One pipeline a minute, for each reads its whole past.
 * @returns whether one was kept
 */
export async function keepForecasts(tx: RecordTx): Promise<boolean> {
  const system = tx.bySystem('the forecast of the day');
  const today = todayOf(system);
  const pipelines = [...new Set((await readStages(system)).all.map(({ pipeline }) => pipeline))];
  const { records } = await system.records(forecastSnapshot).page({
    filter: {
      and: [
        { field: 'takenOn', op: 'eq', value: today },
        { field: 'team', op: 'empty' },
      ],
    },
    fields: ['pipeline'],
    limit: 200,
  });
  const done = new Set(records.map(({ values }) => (values['pipeline'] as { readonly id: string }).id));
  const next = pipelines.find((one) => !done.has(one));
  if (next === undefined) return false;
  await keep(system, next, today);
  return true;
}

async function keep(system: RecordTx, pipeline: string, today: string): Promise<void> {
  const view = await readView(system, { pipeline, period: 'month' });
  const { months, teams } = await readForecast(system, view);
  const [now] = months;
  if (!now) return;
  const row = (team: string | null, told: Told) => ({
    key: [pipeline, team ?? '-', now.span.from, today].join(' '),
    takenOn: today,
    month: now.span.from,
    pipeline,
    team,
    weighted: told.weighted,
    commit: told.commit,
    statistical: told.statistical?.amount ?? null,
    low: told.statistical?.low ?? null,
    high: told.statistical?.high ?? null,
  });
  const commit: Money = {
    ...now.won.amount,
    amount: addDecimals(now.won.amount.amount, now.categories.commit.amount.amount),
  };
  await system
    .records(forecastSnapshot)
    .create([
      row(null, { ...now, commit }),
      ...teams.flatMap((one) => (one.team === null ? [] : [row(one.team.id, one)])),
    ]);
}

type Told = { readonly weighted: Money; readonly commit: Money; readonly statistical: Range | null };

const monthsTold = 6;

/** What was foretold first for each of the last months and this one, beside what came. */
export async function readKept(
  tx: RecordTx,
  view: View,
  of: string | undefined,
): Promise<readonly KeptForecast[]> {
  const whose = await whoseKept(tx, view, of);
  if (!whose || !seesAmounts(tx)) return [];
  const now = periodOf(view.today, 'month');
  const spans = Array.from({ length: monthsTold + 1 }, (_, index): CivilRange => {
    const { from, to } = shiftPeriod(now, index - monthsTold);
    return { from, to };
  });
  const { records } = await tx
    .bySystem('forecasts that were kept')
    .records(forecastSnapshot)
    .page({
      filter: {
        and: [
          { field: 'takenOn', op: 'gte', value: spans[0]?.from },
          { field: 'pipeline', op: 'eq', value: view.pipeline },
          whose,
        ],
      },
      sort: [{ field: 'takenOn', direction: 'asc' }],
      limit: 200,
    });
  const firsts = spans.flatMap((span) => {
    const found = records.find(({ values }) => values['month'] === span.from);
    return found ? [{ span, values: found.values }] : [];
  });
  const [first] = firsts;
  if (!first) return [];
  const currency = (first.values['weighted'] as Money | null)?.currency ?? 'IRR';
  const book = await readBook(tx, view, spans, new Map(), currency);
  return firsts.map(({ span, values }): KeptForecast => {
    const [statistical, low, high] = [
      values['statistical'] as Money | null,
      values['low'] as Money | null,
      values['high'] as Money | null,
    ];
    return {
      takenOn: String(values['takenOn']),
      span,
      weighted: values['weighted'] as Money,
      commit: values['commit'] as Money,
      statistical: statistical && low && high ? { amount: statistical, low, high } : null,
      came: book.won(spans.indexOf(span)).amount,
    };
  });
}

/** Kept forecasts are of the whole firm or of a team: for whom sees all of its deals; undefined where there are none for him. */
async function whoseKept(tx: RecordTx, view: View, of: string | undefined): Promise<Filter | undefined> {
  const object = tx.schema.objects.get(deal.name);
  if (!object) return undefined;
  const seesAll = scopeFor(tx.context.actor, object, 'read') === 'all';
  if (view.owners === undefined) return seesAll ? { field: 'team', op: 'empty' } : undefined;
  if (of === undefined || of === 'me' || (await tx.records(member).find(of))) return undefined;
  const seen = ownersSeen(tx.context.actor, object, 'read');
  const isSeen = seesAll || view.owners.every((owner) => seen?.includes(owner));
  return isSeen ? { field: 'team', op: 'eq', value: of } : undefined;
}
