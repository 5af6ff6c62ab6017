import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context, WorkspaceId } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { party } from '#modules/parties/index.ts';
import { systemContext } from '#kernel/context/context.ts';
import { link, links, text } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { addField } from '#records/runtime/add-field.ts';
import type { RecordTx } from '#records/records.ts';
import { eraseFromBin } from '#records/write/empty-bin.ts';
import { eraseRecords } from '#records/write/erase.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { mergeRecords, type MergeWish } from './merge.ts';
import { previewMerge } from './preview.ts';
import { unmergeRecords } from './unmerge.ts';
import { failAlong, goOnAlong, readAlong, runAlong } from './along.ts';
import { listMerges, previewAdded, previewUnmerge } from './unmerge-preview.ts';

/** Everything that can hang on a party hangs on this one: a link, links to many, and a timeline by both. */
const errand = defineObject('errand', {
  module: 'test',
  one: { fa: 'کار', en: 'Errand' },
  many: { fa: 'کارها', en: 'Errands' },
  title: 'name',
  about: ['of', 'guests'],
  fields: {
    name: text({ label: { fa: 'نام', en: 'Name' }, required: true }),
    of: link({ label: { fa: 'از', en: 'Of' }, to: 'party', back: { fa: 'کارها', en: 'Errands' } }),
    guests: links({ label: { fa: 'با', en: 'With' }, to: 'party', back: { fa: 'همراهی', en: 'Joined' } }),
  },
});

const { engine, testing } = await testEngine({ objects: [errand] });
let workspace: WorkspaceId;
let admin: Context;

before(async () => {
  workspace = await makeWorkspace(testing);
  admin = (await makeMember(engine, workspace, adminGrants)).context;
});
after(() => testing.drop());

const by = <T>(deed: (tx: RecordTx) => Promise<T>, context = admin): Promise<T> =>
  engine.transact(context, deed);
const slug = (wanted: string) => (error: unknown) => error instanceof Problem && error.slug === wanted;
const person = (name: string, more: object = {}): Promise<string> =>
  by(async (tx) => (await tx.records(party).create([{ kind: 'person', name, ...more }]))[0] ?? '');
const make = (object: string, values: object): Promise<string> =>
  by(async (tx) => (await tx.recordsOf(object).create([values]))[0] ?? '');
const merge = (
  winner: string,
  losers: readonly string[],
  fields: MergeWish['fields'] = {},
  context = admin,
) =>
  by(
    (tx) =>
      mergeRecords(tx, tx.recordsOf('party').object, {
        winner: { id: winner },
        losers: losers.map((id) => ({ id })),
        fields,
      }),
    context,
  );
const unmerge = (id: string, along: Parameters<typeof unmergeRecords>[2] = []) =>
  by((tx) => unmergeRecords(tx, id, along));
const values = async (object: string, id: string) =>
  (await by((tx) => tx.recordsOf(object).get(id))).values as Record<string, unknown>;
const idIn = (value: unknown): string | undefined => (value as { id: string } | null)?.id;
const idsIn = (value: unknown): string[] => (value as { id: string }[]).map(({ id }) => id).toSorted();
const timeline = (id: string) =>
  testing.asOwner<{ record_id: string; field: string }>(
    `select record_id, field from timeline_entry where party_id = $1 order by record_id, field`,
    [id],
  );
const phones = (...numbers: string[]) => numbers.map((number) => ({ number }));

test('a merge fills, gathers and chooses fields, moves every link, and comes apart as if nothing had been', async () => {
  const tag = (name: string) => make('tag', { name });
  const [red, blue] = [await tag('سرخ'), await tag('آبی')];
  const winner = await person('علی کریمی', { phones: phones('09121111111'), tags: [red], description: 'یک' });
  const loser = await person('علی کریمی‌نژاد', {
    phones: phones('09121111111', '09122222222'),
    tags: [blue],
    jobTitle: 'مدیر خرید',
    nationalCode: '0499370899',
    externalId: 'A-17',
    description: 'دو',
  });
  const errands = [
    await make('errand', { name: 'از بازنده', of: loser, guests: [winner, loser] }),
    await make('errand', { name: 'با بازنده', guests: [loser] }),
  ];
  const removed = await make('errand', { name: 'در بازیافت', of: loser });
  await by((tx) => tx.recordsOf('errand').remove([removed]));
  const before = { winner: await values('party', winner), loser: await values('party', loser) };
  const told = { winner: await timeline(winner), loser: await timeline(loser) };

  const id = await merge(winner, [loser], { name: loser });
  const merged = await values('party', winner);
  assert.equal(merged['name'], 'علی کریمی‌نژاد');
  assert.deepEqual(
    [merged['jobTitle'], merged['nationalCode'], merged['externalId'], merged['description']],
    ['مدیر خرید', '0499370899', 'A-17', 'یک\n\nدو'],
  );
  assert.equal((merged['phones'] as unknown[]).length, 2);
  assert.deepEqual(idsIn(merged['tags']), [red, blue].toSorted());
  const first = await values('errand', errands[0] ?? '');
  assert.deepEqual([idIn(first['of']), idsIn(first['guests'])], [winner, [winner]]);
  assert.deepEqual(await timeline(loser), []);
  assert.equal((await timeline(winner)).length, 3);
  await by((tx) => tx.recordsOf('errand').restore([removed]));
  assert.equal(idIn((await values('errand', removed))['of']), winner, 'what was in the bin finds the winner');
  await by((tx) => tx.recordsOf('errand').remove([removed]));

  await unmerge(id);
  assert.deepEqual(await values('party', winner), before.winner);
  assert.deepEqual(await values('party', loser), before.loser);
  const apart = await values('errand', errands[0] ?? '');
  assert.deepEqual([idIn(apart['of']), idsIn(apart['guests'])], [loser, [winner, loser].toSorted()]);
  assert.deepEqual(await timeline(winner), told.winner);
  assert.deepEqual(await timeline(loser), told.loser);
  assert.deepEqual(await by((tx) => listMerges(tx, party.descriptor, winner)), []);
  await assert.rejects(unmerge(id), slug('merge-not-found'));
});

test('what was changed or added since stays with the winner, unless it is moved along', async () => {
  const winner = await person('رضا احمدی', { phones: phones('09123000001') });
  const loser = await person('رضا احمدی دوم', {
    jobTitle: 'معاون',
    gender: 'male',
    phones: phones('09123000002'),
  });
  const id = await merge(winner, [loser]);
  await by((tx) =>
    tx.records(party).update([
      {
        id: winner,
        values: { jobTitle: 'مدیر', phones: phones('09123000001', '09123000002', '09123000003') },
      },
    ]),
  );
  const [stays, goes] = [
    await make('errand', { name: 'می‌ماند', of: winner }),
    await make('errand', { name: 'می‌رود', of: winner, guests: [winner] }),
  ];
  const shown = await by((tx) => previewUnmerge(tx, id));
  assert.deepEqual(
    shown.added.flatMap(({ field, records }) => records.map((one) => `${one.id} ${field}`)).toSorted(),
    [`${stays} of`, `${goes} of`, `${goes} guests`].toSorted(),
  );
  assert.deepEqual(shown.fields.find(({ name }) => name === 'jobTitle')?.kept, true);
  const answer = await unmerge(id, [
    { object: 'errand', id: goes, field: 'of', to: loser },
    { object: 'errand', id: stays, field: 'name', to: loser },
  ]);
  assert.deepEqual(answer, { restored: [loser], kept: ['jobTitle'], moving: false });
  const after = await values('party', winner);
  assert.deepEqual([after['jobTitle'], after['gender']], ['مدیر', null]);
  assert.deepEqual(
    (after['phones'] as { number: string }[]).map(({ number }) => number),
    ['+989123000001', '+989123000003'],
  );
  assert.equal(idIn((await values('errand', goes))['of']), loser);
  assert.equal(idIn((await values('errand', stays))['of']), winner);
});

/** A winner and a loser that were merged, and what was made since for the winner by a link and by links to many. */
async function mergedWith(ofs: number, guests: number) {
  const [winner, loser] = [await person('پرکار'), await person('پرکار دوم')];
  const before = await make('errand', { name: 'پیش از ادغام', of: winner, guests: [winner] });
  const id = await merge(winner, [loser]);
  const create = (count: number, values: object): Promise<string[]> =>
    by(async (tx) => {
      const all = Array.from({ length: count }, (_, at) => ({ name: `کار ${at}`, ...values }));
      const made: string[] = [];
      for (let start = 0; start < count; start += 400)
        made.push(...(await tx.recordsOf('errand').create(all.slice(start, start + 400))));
      return made;
    });
  const friend = await person('همراه');
  return {
    id,
    winner,
    loser,
    friend,
    before,
    ofs: await create(ofs, { of: winner }),
    guests: await create(guests, { guests: [winner, friend] }),
  };
}
const linked = (field: 'of' | 'guests', to: string): Promise<number> =>
  by(
    async (tx) =>
      (
        await tx.recordsOf('errand').count({
          filter: field === 'of' ? { field, op: 'eq', value: to } : { field, op: 'hasAny', value: [to] },
        })
      ).count,
  );

test('all that was added since is there to be paged, the newest first, and nothing else', async () => {
  const { id, ofs, guests } = await mergedWith(120, 70);
  const { added } = await by((tx) => previewUnmerge(tx, id));
  assert.deepEqual(
    added.map(({ object, field, count, more }) => [object, field, count, more]),
    [
      ['errand', 'of', 120, false],
      ['errand', 'guests', 70, false],
    ],
  );
  for (const { object, field, records, next } of added) {
    const seen = records.map((one) => one.id);
    for (let cursor = next; cursor !== null;) {
      const after = cursor;
      const page = await by((tx) => previewAdded(tx, id, { object, field, cursor: after }));
      seen.push(...page.records.map((one) => one.id));
      cursor = page.next;
    }
    const made = field === 'of' ? ofs : guests;
    assert.deepEqual(seen.toSorted(), made.toSorted(), field);
    assert.deepEqual(seen.slice(0, 3), made.toSorted().toReversed().slice(0, 3), field);
  }
  await assert.rejects(
    by((tx) => previewAdded(tx, id, { object: 'errand', field: 'name' })),
    slug('malformed-request'),
  );
  await assert.rejects(
    by((tx) => previewAdded(tx, id, { object: 'errand', field: 'of', cursor: 'نادرست' })),
    slug('bad-cursor'),
  );
  const stranger = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
  await assert.rejects(
    by((tx) => previewAdded(tx, id, { object: 'errand', field: 'of' }), stranger),
    slug('merge-not-found'),
  );
});

test('all of a place goes along but what is told otherwise, in pieces that go on where they stopped', async () => {
  const { id, winner, loser, friend, before, ofs, guests } = await mergedWith(1_100, 30);
  const asked: string[] = [];
  const all = (['of', 'guests'] as const).map((field) => ({ object: 'errand', field, to: loser }));
  const [stays = ''] = ofs;
  const rest = { all, goOn: (_tx: RecordTx, one: string) => Promise.resolve(void asked.push(one)) };
  const answer = await by((tx) =>
    unmergeRecords(tx, id, [{ object: 'errand', id: stays, field: 'of', to: winner }], rest),
  );
  assert.deepEqual([answer.moving, asked], [true, [id]]);
  const later = await make('errand', { name: 'پس از جداسازی', of: winner, guests: [winner] });
  const first = await by((tx) => readAlong(tx, id));
  assert.ok(
    first && first.state === 'moving' && first.moved > 0 && first.moved < 1_129,
    String(first?.moved),
  );
  // It is cut off after each transaction, and taken up anew.
  for (let state: string = first.state; state === 'moving';) {
    const stop = new AbortController();
    const once = {
      ...engine,
      transact: ((...given) => (stop.abort(), engine.transact(...given))) as typeof engine.transact,
    };
    await runAlong(once, admin, id, stop.signal).catch(() => undefined);
    ({ state } = (await by((tx) => readAlong(tx, id))) ?? { state: 'moved' });
  }
  assert.deepEqual(await by((tx) => readAlong(tx, id)), {
    object: 'party',
    winner,
    state: 'moved',
    moved: 1_129,
    refused: 0,
    reason: null,
    failure: null,
  });
  assert.deepEqual([await linked('of', winner), await linked('of', loser)], [3, 1_099]);
  assert.deepEqual([await linked('guests', winner), await linked('guests', loser)], [2, 30]);
  assert.deepEqual(idsIn((await values('errand', guests[0] ?? ''))['guests']), [loser, friend].toSorted());
  for (const one of [before, later, stays]) assert.equal(idIn((await values('errand', one))['of']), winner);
  const stranger = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
  await assert.rejects(
    by((tx) => readAlong(tx, id), stranger),
    slug('merge-not-found'),
  );
});

test('what is merged again while it is moved along stays with the winner; what stopped goes on when asked', async () => {
  const { id, winner, loser } = await mergedWith(700, 0);
  const goOn = () => Promise.resolve();
  const all = [{ object: 'errand', field: 'of', to: loser }];
  await by((tx) => unmergeRecords(tx, id, [], { all, goOn }));
  await failAlong(engine, admin, id, { fa: 'نشد', en: 'It failed' });
  const stopped = await by((tx) => readAlong(tx, id));
  assert.deepEqual([stopped?.state, stopped?.failure?.en], ['failed', 'It failed']);
  await runAlong(engine, admin, id);
  assert.equal((await by((tx) => readAlong(tx, id)))?.moved, stopped?.moved, 'what has failed waits');
  await merge(winner, [loser]);
  assert.equal((await by((tx) => goOnAlong(tx, id, goOn)))?.state, 'moving');
  await runAlong(engine, admin, id);
  assert.equal((await by((tx) => readAlong(tx, id)))?.state, 'moved');
  assert.equal(await linked('of', winner), 701);
});

test('only who may change what was added moves it, and to nobody but those that part', async () => {
  const { id, winner, loser, friend } = await mergedWith(2, 0);
  const goOn = () => Promise.resolve();
  const wish = (to: string) => ({ all: [{ object: 'errand', field: 'of', to }], goOn });
  for (const to of [winner, friend])
    await assert.rejects(
      by((tx) => unmergeRecords(tx, id, [], wish(to))),
      slug('malformed-request'),
    );
  const party = { read: 'all', create: true, update: 'all', remove: 'all' } as const;
  const reader = await makeMember(engine, workspace, {
    ...grantsOf({ party, errand: { read: 'all' } }),
    deeds: ['records.merge'],
  });
  assert.deepEqual((await by((tx) => previewUnmerge(tx, id), reader.context)).added, []);
  await assert.rejects(
    by((tx) => unmergeRecords(tx, id, [], wish(loser)), reader.context),
    slug('malformed-request'),
  );
  const { actor } = admin;
  assert.ok(actor.kind === 'member');
  const key = { ...admin, actor: { ...actor, keyRoleId: newId() } };
  await assert.rejects(
    by((tx) => unmergeRecords(tx, id, [], wish(loser)), key),
    slug('not-allowed'),
  );
  assert.equal(await linked('of', winner), 3, 'nothing was done by halves');
});

test('two merges into one come apart in any order', async () => {
  const [winner, first, second] = [
    await person('مینا راد'),
    await person('مینا راد', { jobTitle: 'حسابدار' }),
    await person('مینا راد', { jobTitle: 'سرپرست', phones: phones('09124000001') }),
  ];
  const both = await make('errand', { name: 'هر دو', guests: [first, second] });
  const before = await values('party', winner);
  const one = await merge(winner, [first]);
  const two = await merge(winner, [second], { jobTitle: second });
  await unmerge(one);
  assert.deepEqual(idsIn((await values('errand', both))['guests']), [winner, first].toSorted());
  assert.equal((await values('party', winner))['jobTitle'], 'سرپرست');
  await unmerge(two);
  assert.deepEqual(idsIn((await values('errand', both))['guests']), [first, second].toSorted());
  assert.deepEqual(
    await values('party', winner),
    before,
    'nor does the first merge come back with the second',
  );
});

test('a winner that was merged onwards is taken apart from the end; a lost record says where it went', async () => {
  const [a, b, c] = [await person('الف الفی'), await person('ب بی'), await person('پ پی')];
  const inner = await merge(b, [a]);
  const outer = await merge(c, [b]);
  await assert.rejects(unmerge(inner), slug('merged-onwards'));
  const lost = async (deed: Promise<unknown>) =>
    assert.rejects(deed, (error: unknown) => {
      assert.ok(error instanceof Problem);
      assert.equal(error.extras.more?.['mergedInto'], c);
      return error.slug === 'merged-away';
    });
  await lost(by((tx) => tx.records(party).get(a)));
  await lost(by((tx) => tx.records(party).update([{ id: a, values: { jobTitle: 'نو' } }])));
  await lost(by((tx) => tx.records(party).restore([a])));
  await unmerge(outer);
  await unmerge(inner);
  assert.equal((await values('party', a))['name'], 'الف الفی');
});

test('relations between the merged go to the bin, doubled ones are one, and both come back', async () => {
  const [winner, loser, friend] = [await person('یک یکی'), await person('دو دویی'), await person('سه سه‌ای')];
  const relate = (from: string, to: string) => make('relation', { from, to, kind: 'referrer' });
  const [within, kept, doubled] = [
    await relate(winner, loser),
    await relate(friend, winner),
    await relate(friend, loser),
  ];
  const id = await merge(winner, [loser]);
  const living = () =>
    by(async (tx) => [...(await tx.recordsOf('relation').some([within, kept, doubled])).keys()].toSorted());
  assert.deepEqual(await living(), [kept]);
  await unmerge(id);
  assert.deepEqual(await living(), [within, kept, doubled].toSorted());
  assert.equal(idIn((await values('relation', doubled))['to']), loser);
});

test('links made on screen move in the document, the table of links and the keys', async () => {
  const own = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
  const add = (tx: RecordTx) =>
    addField(tx, 'party', {
      name: 'guide',
      kind: 'link',
      label: { fa: 'راهنما', en: 'Guide' },
      options: { to: 'party' },
    });
  const { name: guideField } = await by(add, own);
  const [winner, loser, host] = await by(async (tx) => {
    const [x, y] = await tx.records(party).create([
      { kind: 'person', name: 'الف' },
      { kind: 'person', name: 'ب' },
    ]);
    const [z] = await tx.recordsOf('party').create([{ kind: 'person', name: 'پ', [guideField]: y }]);
    return [x ?? '', y ?? '', z ?? ''];
  }, own);
  const guide = async () => idIn((await by((tx) => tx.recordsOf('party').get(host), own)).values[guideField]);
  const id = await merge(winner, [loser], {}, own);
  assert.equal(await guide(), winner);
  await by((tx) => unmergeRecords(tx, id), own);
  assert.equal(await guide(), loser);
});

test('who lacks the deed, the right or the newest version merges nothing; kinds do not mix', async () => {
  const [one, two] = [await person('نخست نخستی'), await person('دوم دومی')];
  const firm = await make('party', { kind: 'organisation', name: 'پارس سازه' });
  await assert.rejects(merge(one, [firm]), slug('bad-merge'));
  await assert.rejects(merge(one, [one]), slug('bad-merge'));
  await assert.rejects(merge(one, [two], { name: firm }), slug('bad-merge'));
  await assert.rejects(merge(one, [two], { name: 'all' }), slug('bad-merge'));
  const grants = grantsOf({ party: { read: 'all', create: true, update: 'all' } });
  const without = await makeMember(engine, workspace, grants);
  await assert.rejects(merge(one, [two], {}, without.context), slug('not-allowed'));
  const own = { party: { read: 'own', update: 'own' } } as const;
  const seller = await makeMember(engine, workspace, { ...grantsOf(own), deeds: ['records.merge'] });
  await assert.rejects(merge(one, [two], {}, seller.context), slug('record-not-found'));
  await assert.rejects(
    by((tx) =>
      mergeRecords(tx, party.descriptor, { winner: { id: one }, losers: [{ id: two, version: 7 }] }),
    ),
    slug('stale-version'),
  );
  const stranger = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
  const id = await merge(one, [two]);
  await assert.rejects(
    by((tx) => unmergeRecords(tx, id), stranger),
    slug('merge-not-found'),
  );
  await assert.rejects(
    by((tx) => previewUnmerge(tx, id), stranger),
    slug('merge-not-found'),
  );
});

test('the preview tells what differs and what hangs on each', async () => {
  const [one, two] = [
    await person('پیش نما', { jobTitle: 'الف' }),
    await person('پیش نما', { jobTitle: 'ب' }),
  ];
  await make('errand', { name: 'کار', of: two });
  const shown = await by((tx) => previewMerge(tx, tx.recordsOf('party').object, [one, two]));
  assert.deepEqual(
    shown.fields.filter(({ differs }) => differs).map(({ name, usual }) => [name, usual]),
    [['jobTitle', one]],
  );
  assert.deepEqual(shown.hanging, [{ object: 'errand', counts: { [two]: 1 } }]);
});

test('the bin keeps what a merge put there, for as long as it stands', async () => {
  const [winner, loser] = [await person('ماندگار'), await person('ماندگار دو')];
  const id = await merge(winner, [loser]);
  const empty = () =>
    engine.transact(systemContext(workspace, 'test'), (tx) => eraseFromBin(tx, party.descriptor, [loser]));
  assert.deepEqual(await empty(), []);
  await unmerge(id);
  await by((tx) => tx.records(party).remove([loser]));
  assert.deepEqual(await empty(), [loser]);
});

test('erasing the winner erases those that went into it, and the ledger forgets them', async () => {
  const [winner, loser] = [await person('پاک شدنی'), await person('پاک شدنی دو')];
  await merge(winner, [loser]);
  await engine.transact(systemContext(workspace, 'test'), (tx) =>
    eraseRecords(tx, new Map([['party', new Set([winner])]])),
  );
  const left = await testing.asOwner(
    `select id::text from party where id = any($1) union all select id::text from merge where winner_id = any($1)
      union all select record_id::text from merge_loser where record_id = any($1)`,
    [[winner, loser]],
  );
  assert.deepEqual(left, []);
});

test('who may not write a field does not choose what it becomes, and counts only what he sees', async () => {
  const party = { read: 'all', update: 'all', remove: 'all', fields: { description: 'read-only' } } as const;
  const grants = grantsOf({ party, task: { read: 'own' } });
  const clerk = await makeMember(engine, workspace, { ...grants, deeds: ['records.merge'] });
  const winner = await person('صدف', { description: 'یک' });
  const loser = await person('صدف', { description: 'دو' });
  await make('task', { title: 'پنهان', about: loser });
  await assert.rejects(merge(winner, [loser], { description: loser }, clerk.context), slug('bad-merge'));
  await assert.rejects(merge(winner, [loser], { nowhere: loser }, clerk.context), slug('unknown-field'));
  const preview = await by(
    (tx) => previewMerge(tx, tx.recordsOf('party').object, [winner, loser]),
    clerk.context,
  );
  assert.ok(!preview.fields.some(({ name }) => name === 'description'));
  const id = await merge(winner, [loser], { jobTitle: winner }, clerk.context);
  assert.deepEqual((await by((tx) => previewUnmerge(tx, id), clerk.context)).returning, []);
  assert.deepEqual((await by((tx) => previewUnmerge(tx, id))).returning, [
    { object: 'task', loser, count: 1 },
  ]);
});
