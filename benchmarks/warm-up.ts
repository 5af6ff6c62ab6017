import type { Bench } from './bench.ts';
import { rate } from './timing.ts';

const usual = [
  { method: 'POST', path: '/records/party/query', body: {} },
  { method: 'POST', path: '/records/deal/query', body: {} },
  { method: 'GET', path: `/search?q=${encodeURIComponent('محمد')}` },
] as const;

/** A server that has just started still compiles what it runs: it is asked for a while for what it is asked for all day. */
export async function warmUp({ connections, place, effort }: Bench): Promise<void> {
  await rate(
    connections.map(
      (each) => (turn) => each.ask({ ...(usual[turn % usual.length] ?? usual[0]), key: place.keys.admin }),
    ),
    { ...effort, ms: effort.ms * 4 },
  );
}
