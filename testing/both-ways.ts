import assert from 'node:assert/strict';
import type { Page, PageQuery } from '#records/query/query.ts';

type Read = (place: Pick<PageQuery, 'cursor' | 'back'>) => Promise<Page>;

/** All records of a list, page by page, having walked it back from its end the same way. */
export async function bothWays(read: Read): Promise<Page['records']> {
  const forward = await walk(read, 'next');
  const back = await walk((place) => read({ ...place, back: true }), 'previous');
  const ids = (pages: readonly Page[]): string[] =>
    pages.flatMap(({ records }) => records.map(({ id }) => id));
  assert.deepEqual(ids(back.toReversed()), ids(forward));
  assert.equal(forward[0]?.previous, null);
  assert.equal(back[0]?.next, null);
  assert.ok(back.slice(1).every(({ next }) => next !== null));
  return forward.flatMap(({ records }) => records);
}

async function walk(read: Read, way: 'next' | 'previous'): Promise<Page[]> {
  const pages: Page[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await read(cursor === undefined ? {} : { cursor });
    pages.push(page);
    cursor = page[way];
  }
  return pages;
}
