import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QueryClient, type InfiniteData } from '@tanstack/react-query';

import type { Page, Stored } from '#records/contract.ts';

import { applyChanges } from './apply-changes.ts';
import { mentions, rewrite, settle } from './cache.ts';
import { keys } from './keys.ts';

const stored = (id: string, version: number, values: Stored['values']): Stored => ({
  id,
  version,
  values,
  createdAt: '2026-11-25T08:00:00Z',
  createdBy: null,
  updatedAt: '2026-11-25T08:00:00Z',
  updatedBy: null,
  removedAt: null,
});

/** A client that holds one record on its own and in a list of one field. */
const holding = (): QueryClient => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(keys.one('deal', 'a'), stored('a', 1, { title: 'نو', stage: 'open' }));
  client.setQueryData<InfiniteData<Page>>(keys.pages('deal', {}), {
    pages: [
      {
        records: [stored('a', 1, { title: 'نو' }), stored('b', 1, { title: 'دیگر' })],
        next: null,
        previous: null,
      },
    ],
    pageParams: [null],
  });
  return client;
};

const listed = (client: QueryClient): readonly Stored[] =>
  client.getQueryData<InfiniteData<Page>>(keys.pages('deal', {}))?.pages[0]?.records ?? [];

test('a record that the server answered is laid over what is held, field by field of each list', () => {
  const client = holding();
  settle(client, 'deal', stored('a', 2, { title: 'تازه', stage: 'won' }));
  assert.deepEqual(listed(client)[0]?.values, { title: 'تازه' });
  assert.equal(client.getQueryData<Stored>(keys.one('deal', 'a'))?.values['stage'], 'won');
});

test('an answer that comes late does not undo a newer one', () => {
  const client = holding();
  settle(client, 'deal', stored('a', 3, { title: 'سوم' }));
  settle(client, 'deal', stored('a', 2, { title: 'دوم' }));
  assert.equal(client.getQueryData<Stored>(keys.one('deal', 'a'))?.values['title'], 'سوم');
  assert.equal(listed(client)[0]?.values['title'], 'سوم');
});

test('a record is taken out of the lists and keeps its own page', () => {
  const client = holding();
  rewrite(client, 'deal', 'a', () => null);
  assert.deepEqual(
    listed(client).map(({ id }) => id),
    ['b'],
  );
  assert.equal(client.getQueryData<Stored>(keys.one('deal', 'a'))?.id, 'a');
});

test('a message touches the record only where it is newer, its lists always, other objects where they link to it', async () => {
  const client = holding();
  const link = { kind: 'link', name: 'deal', options: { to: 'deal' } };
  client.setQueryData(keys.schema, {
    version: 1,
    objects: [
      { name: 'deal', fields: [] },
      { name: 'task', fields: [link] },
    ],
  });
  client.setQueryData(
    keys.one('task', 't'),
    stored('t', 1, { deal: { id: 'a', object: 'deal', title: 'نو' } }),
  );
  client.setQueryData(keys.one('task', 'u'), stored('u', 1, { deal: null }));
  const outdated = (key: readonly unknown[]): boolean | undefined => client.getQueryState(key)?.isInvalidated;

  await applyChanges(client, [{ object: 'deal', records: [['a', 1, 'updated']] }]);
  assert.equal(outdated(keys.one('deal', 'a')), false);
  assert.equal(outdated(keys.pages('deal', {})), true);

  await applyChanges(client, [{ object: 'deal', records: [['a', 2, 'updated']] }]);
  assert.equal(outdated(keys.one('deal', 'a')), true);
  assert.equal(outdated(keys.one('task', 't')), true);
  assert.equal(outdated(keys.one('task', 'u')), false);
});

test('what is counted over several objects is outdated by each of them', async () => {
  const client = holding();
  const key = [...keys.object('call'), 'report', 'activity'];
  await client.prefetchQuery({ queryKey: key, queryFn: () => 1, meta: { alsoFrom: ['meeting', 'note'] } });
  const outdated = () => client.getQueryState(key)?.isInvalidated;
  await applyChanges(client, [{ object: 'task', records: [['t', 1, 'created']] }]);
  assert.equal(outdated(), false);
  await applyChanges(client, [{ object: 'note', records: [['n', 1, 'created']] }]);
  assert.equal(outdated(), true);
});

test('a link is found however deep it lies', () => {
  const ids = new Set(['a']);
  assert.equal(mentions({ pages: [{ records: [{ values: { to: [{ id: 'a' }] } }] }] }, ids), true);
  assert.equal(mentions({ pages: [{ records: [{ values: { to: 'a' } }] }] }, ids), false);
});
