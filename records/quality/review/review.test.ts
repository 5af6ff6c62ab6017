import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemContext, type Context, type WorkspaceId } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { party } from '#modules/parties/index.ts';
import type { RecordTx } from '#records/records.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { listByRule } from '../merge/by-rule.ts';
import { unmergeRecords } from '../merge/unmerge.ts';
import { mergeByRule } from './merge-by-rule.ts';
import { judgePair, readQueue, type QueueQuery } from './queue.ts';
import { readSweepState, writeRule } from './rules.ts';
import { sweepDuplicates } from './sweep.ts';

const { engine, testing } = await testEngine();
let workspace: WorkspaceId;
let admin: Context;
let system: Context;
const ids = new Map<string, string>();

const people = [
  { key: 'ali', values: { kind: 'person', name: 'علی کریمی', phones: [{ number: '09121234567' }] } },
  { key: 'ali again', values: { kind: 'person', name: 'كريمي علي', phones: [{ number: '+989121234567' }] } },
  { key: 'pars', values: { kind: 'organisation', name: 'شرکت پارس سازه (سهامی خاص)' } },
  { key: 'pars again', values: { kind: 'organisation', name: 'پارس‌سازه' } },
  { key: 'pars slip', values: { kind: 'organisation', name: 'پارس ساره' } },
  { key: 'code', values: { kind: 'person', name: 'نرگس یگانه', nationalCode: '0499370899' } },
  { key: 'code again', values: { kind: 'person', name: 'کس دیگری', nationalCode: '0499370899' } },
  { key: 'alone', values: { kind: 'person', name: 'تنهای تنها' } },
  // What four are called proves nothing.
  ...Array.from({ length: 4 }, (_, at) => ({
    key: `namesake ${at}`,
    values: { kind: 'person', name: 'محمد محمدی' },
  })),
];

before(async () => {
  workspace = await makeWorkspace(testing);
  system = systemContext(workspace, 'test');
  admin = (await makeMember(engine, workspace, adminGrants)).context;
  const made = await by((tx) => tx.recordsOf('party').create(people.map(({ values }) => values)));
  for (const [at, { key }] of people.entries()) ids.set(key, made[at] ?? '');
  await sweepDuplicates(engine, system, 'party', AbortSignal.timeout(60_000));
});
after(() => testing.drop());

const by = <T>(deed: (tx: RecordTx) => Promise<T>, context = admin): Promise<T> =>
  engine.transact(context, deed);
const nameOf = (id: string): string => [...ids].find(([, one]) => one === id)?.[0] ?? id;
const queue = (context = admin, asked: QueueQuery = {}) =>
  by((tx) => readQueue(tx, party.descriptor, asked), context);
const waiting = async (context = admin, asked: QueueQuery = {}): Promise<string[]> =>
  (await queue(context, asked)).pairs
    .map(({ records, reasons }) =>
      [
        records
          .map(({ id }) => nameOf(id))
          .toSorted()
          .join(' = '),
        reasons.map(({ field, likeness }) => `${field} ${likeness}`).join(', '),
      ].join(': '),
    )
    .toSorted();
const slug = (wanted: string) => (error: unknown) => error instanceof Problem && error.slug === wanted;
const pair = (one: string, other: string) => ({ one: ids.get(one) ?? '', other: ids.get(other) ?? '' });

const found = [
  'ali = ali again: name same-name, phones same',
  'code = code again: nationalCode same',
  'pars = pars again: name same-name',
  'pars = pars slip: name near-name',
  'pars again = pars slip: name near-name',
];

test('a sweep finds what is the same by number, by identity and by sound, and leaves namesakes alone', async () => {
  assert.deepEqual(await waiting(), found);
  const { pairs, waiting: count } = await queue();
  assert.equal(count, 5);
  assert.deepEqual(
    pairs.map(({ score }) => score),
    pairs.map(({ score }) => score).toSorted((a, b) => b - a),
  );
  assert.equal((await by((tx) => readSweepState(tx, party.descriptor))).pairs, 5);
});

test('the pairs of some records are those of which one is such', async () => {
  const code = { field: 'nationalCode', op: 'filled' } as const;
  const slip = { field: 'name', op: 'eq', value: 'پارس ساره' } as const;
  assert.deepEqual(await waiting(admin, { filter: code }), found.slice(1, 2));
  assert.deepEqual(await waiting(admin, { filter: slip }), found.slice(3));
  assert.equal((await queue(admin, { filter: slip })).waiting, 2);
  assert.deepEqual(await waiting(admin, { variant: 'companies' }), found.slice(2));
  assert.deepEqual(await waiting(admin, { variant: 'people', filter: slip }), []);
  await assert.rejects(queue(admin, { filter: { field: 'nothing', op: 'filled' } }), slug('unknown-field'));
});

test('who sees one of two is told of neither, and hidden fields give no reason', async () => {
  const own = { party: { read: 'own', update: 'own' } } as const;
  const seller = await makeMember(engine, workspace, { ...grantsOf(own), deeds: ['records.merge'] });
  assert.deepEqual(await waiting(seller.context), []);
  await assert.rejects(
    by((tx) => judgePair(tx, party.descriptor, pair('ali', 'ali again'), 'different'), seller.context),
    slug('record-not-found'),
  );
  const half = grantsOf({ party: { read: 'all', update: 'all', fields: { nationalCode: 'hidden' } } });
  const clerk = await makeMember(engine, workspace, { ...half, deeds: ['records.merge'] });
  assert.deepEqual(
    await waiting(clerk.context),
    found.filter((one) => !one.includes('nationalCode')),
  );
  const without = await makeMember(engine, workspace, half);
  await assert.rejects(waiting(without.context), slug('not-allowed'));
});

test('what is hidden does not show in scores and counts, and who changes neither judges nothing', async () => {
  const half = { read: 'all', update: 'all', fields: { nationalCode: 'hidden', phones: 'hidden' } } as const;
  const clerk = await makeMember(engine, workspace, {
    ...grantsOf({ party: half }),
    deeds: ['records.merge'],
  });
  const { pairs, waiting: count } = await queue(clerk.context);
  assert.equal(count, pairs.length);
  const ali = pairs.find(({ records }) => records.some(({ id }) => id === ids.get('ali')));
  assert.equal(ali?.score, 0.65);
  const reader = grantsOf({ party: { read: 'all', update: 'own' } });
  const onlooker = await makeMember(engine, workspace, { ...reader, deeds: ['records.merge'] });
  await assert.rejects(
    by((tx) => judgePair(tx, party.descriptor, pair('ali', 'ali again'), 'different'), onlooker.context),
    slug('record-not-found'),
  );
});

test('a verdict stays through the next sweep; what is no longer alike goes', async () => {
  await by((tx) => judgePair(tx, party.descriptor, pair('pars again', 'pars slip'), 'different'));
  await by((tx) => judgePair(tx, party.descriptor, pair('pars', 'pars again'), 'later'));
  await by((tx) =>
    tx.records(party).update([{ id: ids.get('code again') ?? '', values: { nationalCode: null } }]),
  );
  await sweepDuplicates(engine, system, 'party', AbortSignal.timeout(60_000));
  assert.deepEqual(await waiting(), [found[0], found[3]]);
  await by((tx) => judgePair(tx, party.descriptor, pair('pars', 'pars again'), 'open'));
  assert.deepEqual(await waiting(), [found[0], found[2], found[3]]);
});

test('a rule merges what it is sure of, into the older one, and only by who may change all', async () => {
  const few = grantsOf({ party: { read: 'all', update: 'team' } });
  const lead = await makeMember(engine, workspace, { ...few, deeds: ['records.merge'] });
  await assert.rejects(
    by((tx) => writeRule(tx, party.descriptor, 0.9), lead.context),
    slug('not-allowed'),
  );
  await by((tx) => writeRule(tx, party.descriptor, 0.9));
  assert.equal(await mergeByRule(engine, system, 'party', AbortSignal.timeout(60_000)), 1);
  assert.deepEqual(await waiting(), [found[2], found[3]]);
  await assert.rejects(
    by((tx) => tx.records(party).get(ids.get('ali again') ?? '')),
    slug('merged-away'),
  );
  assert.equal(await mergeByRule(engine, system, 'party', AbortSignal.timeout(60_000)), 0);
  const [line] = await by((tx) => listByRule(tx, party.descriptor));
  assert.deepEqual([line?.winner.id, line?.by], [ids.get('ali'), null]);
  await by((tx) => unmergeRecords(tx, line?.id ?? ''));
  assert.deepEqual(await by((tx) => listByRule(tx, party.descriptor)), []);
  await sweepDuplicates(engine, system, 'party', AbortSignal.timeout(60_000));
  assert.deepEqual(await waiting(), [found[0], found[2], found[3]], 'people are asked about the two again');
  assert.equal(
    await mergeByRule(engine, system, 'party', AbortSignal.timeout(60_000)),
    0,
    'but the rule keeps off',
  );
});
