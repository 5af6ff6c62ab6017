import { bareRun, compare, type Bench, type Case } from '../bench.ts';

export const readCases: readonly Case[] = [
  { name: 'one party', run: oneParty },
  { name: 'board', run: board },
  { name: 'count', run: count },
];

/** Some parties to ask for, the same in each run. */
export const someParties = async ({ ask, place }: Bench, condition = 'true'): Promise<readonly string[]> =>
  (
    await ask<{ id: string }>(
      `select id from party where workspace_id = $1 and deleted_at is null and ${condition} order by md5(id::text) limit 500`,
      [place.workspace],
    )
  ).map(({ id }) => id);

async function oneParty(bench: Bench): Promise<void> {
  const ids = await someParties(bench);
  const id = (turn: number): string => ids[turn % ids.length] ?? '';
  await compare(bench, {
    name: 'one party',
    persona: 'admin',
    http: (turn) => ({ method: 'GET', path: `/records/party/${id(turn)}` }),
    bare: bareRun((turn) => ({
      text: 'select * from party where workspace_id = $1 and id = $2 and deleted_at is null',
      values: [bench.place.workspace, id(turn)],
    })),
    bars: { p50: 3, p95: 15 },
  });
}

/** The figures above a board's columns: open deals by stage with their sums. */
async function board(bench: Bench): Promise<void> {
  await compare(bench, {
    name: 'board',
    persona: 'admin',
    http: () => ({
      method: 'POST',
      path: '/records/deal/groups',
      body: {
        by: ['stage'],
        measures: [{ measure: 'sum', field: 'amount' }],
        filter: { field: 'status', op: 'eq', value: 'open' },
      },
    }),
    bare: bareRun(() => ({
      text: `select stage_id, amount_currency, sum(amount), count(*) from deal
        where workspace_id = $1 and deleted_at is null and status = 'open' group by 1, 2`,
      values: [bench.place.workspace],
    })),
    bars: {},
  });
}

async function count(bench: Bench): Promise<void> {
  const filters = [
    ['count', undefined, 'true'],
    ['count with a filter', { field: 'source', op: 'eq', value: 'website' }, `source = 'website'`],
  ] as const;
  for (const [name, filter, condition] of filters)
    await compare(bench, {
      name,
      persona: 'admin',
      http: () => ({ method: 'POST', path: '/records/party/count', body: filter ? { filter } : {} }),
      bare: bareRun(() => ({
        text: `select count(*) from (select from party where workspace_id = $1 and deleted_at is null and ${condition} limit 10001) as bounded`,
        values: [bench.place.workspace],
      })),
      bars: {},
    });
}
