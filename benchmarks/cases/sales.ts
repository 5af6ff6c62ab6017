import { bareRun, compare, type Bench, type Case, type Compared } from '../bench.ts';

/** What the dashboard asks, of a whole fiscal year: its parts are answered side by side, so that each has the whole bar. */
const widgets = ['pipeline', 'flow', 'outcome', 'reasons', 'win-rate', 'sellers', 'change'] as const;
/** What people did, counted from three million activities: a month as it is opened, and a whole year. */
const doings = ['activity', 'calls'] as const;
const doingsBars = { month: 300, 'fiscal-year': 1_500 } as const;
const year = 'period=fiscal-year&on=2025-06-01';
const widgetBar = 300;
/** Each learns from all the past anew. */
const forecastBar = 2_000;

export const salesCases: readonly Case[] = [
  ...widgets.map((name) => ({
    name: `dashboard ${name}`,
    run: (bench: Bench) =>
      compare(bench, {
        name: `dashboard ${name}`,
        persona: 'admin',
        http: () => ({ method: 'GET', path: `/sales/reports/${name}?${year}` }),
        bars: { p95: widgetBar },
      } satisfies Compared),
  })),
  ...doings.flatMap((name) =>
    (['month', 'fiscal-year'] as const).map((period) => ({
      name: `report ${name} ${period}`,
      run: (bench: Bench) =>
        compare(bench, {
          name: `report ${name} ${period}`,
          persona: 'admin',
          http: () => ({ method: 'GET', path: `/sales/reports/${name}?period=${period}&on=2025-06-01` }),
          bars: { p95: doingsBars[period] },
        } satisfies Compared),
    })),
  ),
  ...(['forecast', 'forecast/back-test'] as const).map((name) => ({
    name,
    run: (bench: Bench) =>
      compare(bench, {
        name,
        persona: 'admin',
        http: () => ({ method: 'GET', path: `/sales/${name}` }),
        bars: { p95: forecastBar },
      } satisfies Compared),
  })),
  { name: 'board of a big pipeline', run: bigBoard },
];

/** Figures above the columns, and the first cards of each: what a board asks when it opens. */
async function bigBoard(bench: Bench): Promise<void> {
  const { workspace } = bench.place;
  const stages = await bench.ask<{ id: string; pipeline: string }>(
    `select s.id, s.pipeline_id as pipeline from stage s join pipeline p on p.workspace_id = s.workspace_id and p.id = s.pipeline_id
     where s.workspace_id = $1 and p.position = 2 and s.kind = 'open' order by s.position`,
    [workspace],
  );
  const pipeline = stages[0]?.pipeline;
  await compare(bench, {
    name: 'board of a big pipeline: heads',
    persona: 'admin',
    http: () => ({
      method: 'POST',
      path: '/records/deal/groups',
      body: {
        by: ['stage'],
        measures: [{ measure: 'sum', field: 'amount' }],
        filter: {
          and: [
            { field: 'pipeline', op: 'eq', value: pipeline },
            { field: 'status', op: 'eq', value: 'open' },
          ],
        },
      },
    }),
    bare: bareRun(() => ({
      text: `select stage_id, amount_currency, sum(amount), count(*) from deal
        where workspace_id = $1 and pipeline_id = $2 and deleted_at is null and status = 'open' group by 1, 2`,
      values: [workspace, pipeline],
    })),
    bars: { p95: widgetBar },
  });
  await compare(bench, {
    name: 'board of a big pipeline: a column',
    persona: 'admin',
    http: (turn) => ({
      method: 'POST',
      path: '/records/deal/query',
      body: {
        filter: { field: 'stage', op: 'eq', value: stages[turn % stages.length]?.id },
        sort: [{ field: 'stageSince', direction: 'desc' }],
        limit: 50,
      },
    }),
    bars: { p95: 50 },
  });
}
