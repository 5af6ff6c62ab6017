import { compare, type Bench, type Case } from '../bench.ts';
import { printersOf } from '../processes.ts';

export const paperCases: readonly Case[] = [{ name: 'quote paper', run: quotePaper }];

const papers = 1_000;
/** Megabytes: what the printing process may hold after so many papers. */
const memoryBar = 300;

/** A quote of five lines as PDF, over HTTP, and what a thousand of them leave in memory. */
async function quotePaper(bench: Bench): Promise<void> {
  const { connections, place, ask, tell } = bench;
  const [connection] = connections;
  if (!connection) throw new Error('No connection');
  const key = place.keys.admin;
  const post = async (path: string, body: unknown): Promise<{ id: string }> =>
    JSON.parse((await connection.ask({ method: 'POST', path, key, body })).toString()) as { id: string };
  const [deal] = await ask<{ id: string }>(
    `select id from deal where workspace_id = $1 and deleted_at is null and party_id is not null order by md5(id::text) limit 1`,
    [place.workspace],
  );
  for (let at = 1; at <= 5; at += 1)
    await post('/records/deal_line', {
      deal: deal?.id,
      title: `دستگاه شمارهٔ ${at}`,
      quantity: at,
      unitPrice: { amount: '125000000', currency: 'IRR' },
      discountPercent: at,
    });
  const quote = await post(`/deals/${deal?.id}/quotes`, {});
  const path = `/quotes/${quote.id}/paper`;
  await compare(bench, {
    name: 'quote paper',
    persona: 'admin',
    http: () => ({ method: 'GET', path }),
    bars: { p50: 50 },
  });
  let most = 0;
  for (let at = 0; at < papers; at += 1) {
    await connection.ask({ method: 'GET', path, key });
    if (at % 50 === 0) most = Math.max(most, await printersOf(bench.server.pid));
  }
  if (most > 0)
    tell({ name: 'quote paper: most memory of printing 1,000', value: most, unit: 'MB', bar: memoryBar });
}
