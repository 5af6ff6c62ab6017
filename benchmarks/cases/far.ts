import type { Bench } from '../bench.ts';
import type { List } from './lists.ts';

const page = 200;

/** A cursor half the list away, found as a reader finds it: by scrolling. At a million parties, 10,000 pages of 50. */
export async function cursorFarOn(
  { connections, place, scale }: Bench,
  { object, query }: List,
): Promise<{ cursor: string; id: string }> {
  const [connection] = connections;
  const key = place.keys.admin;
  let cursor: string | undefined;
  let id = '';
  for (let seen = 0; seen < scale.parties / 2; seen += page) {
    const body = await connection?.ask({
      method: 'POST',
      path: `/records/${object}/query`,
      key,
      body: { ...query, fields: ['source'], limit: page, ...(cursor ? { cursor } : {}) },
    });
    const answer = JSON.parse(String(body)) as { records: { id: string }[]; next: string | null };
    if (answer.next === null) throw new Error('The list ended early');
    cursor = answer.next;
    id = answer.records.at(-1)?.id ?? '';
  }
  return { cursor: cursor ?? '', id };
}
