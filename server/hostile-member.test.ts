import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { WorkspaceId } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { joinAs, setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';
import { exportJob } from './jobs/export.ts';

/** What a member tries who means ill: to reach, by what the system does for him, what his role does not give him. */
const t = await testAccounts();
let admin: Browser;
let workspace: WorkspaceId;
before(async () => {
  admin = await setUpFirst(t);
  workspace = (await admin.send('GET', '/me')).json().workspace.id as WorkspaceId;
});
after(() => t.close());

const all = { read: 'all', create: true, update: 'all', remove: 'all' };
const own = { read: 'own', create: true, update: 'own', remove: 'own' };
let joined = 0;
const join = (grants: { deeds?: readonly string[]; objects?: object }) =>
  joinAs(
    t,
    admin,
    { admin: false, deeds: [], objects: {}, ...grants },
    `0938000${String((joined += 1)).padStart(4, '0')}`,
  );
const make = async (by: Browser, object: string, body: object): Promise<string> => {
  const made = await by.send('POST', `/records/${object}`, body);
  assert.equal(made.statusCode, 201, made.body);
  return made.json().id as string;
};
test('no role is put in the place of another as if it were a word', async () => {
  const clerk = await join({ objects: { role: all, member: { read: 'all' } } });
  const roles = (await admin.send('GET', '/records/role?limit=200')).json().records;
  const strongest = roles.find(
    ({ values }: { values: { grants: { admin: boolean } } }) => values.grants.admin,
  );
  const answer = await clerk.browser.send('POST', `/vocabularies/role/${clerk.roleId}/replacement`, {
    by: strongest.id,
  });
  assert.equal(answer.statusCode, 404, answer.body);
  assert.equal((await clerk.browser.send('GET', '/me')).json().abilities.admin, false);
});

test('how often something is used is told of words alone', async () => {
  const party = await make(admin, 'party', { kind: 'person', name: 'پنهان' });
  await make(admin, 'deal', { title: 'معاملهٔ پنهان', party });
  const seller = await join({ objects: { party: own, deal: own } });
  const answer = await seller.browser.send('GET', '/vocabularies/party/uses');
  assert.ok(!answer.body.includes(party), answer.body);
  assert.equal(answer.statusCode, 404);
  assert.equal((await seller.browser.send('GET', '/vocabularies/stage/uses')).statusCode, 200);
});

test('who settles the company’s pictures shows no file that he may not see', async () => {
  const bytes = Buffer.from('\u0089PNG secret', 'latin1');
  const upload = await t.app.inject({
    method: 'POST',
    url: '/api/v1/files?name=secret.png&type=image/png',
    payload: bytes,
    headers: {
      'content-type': 'application/octet-stream',
      cookie: admin.cookie ?? '',
      'sec-fetch-site': 'same-origin',
    },
  });
  assert.equal(upload.statusCode, 201, upload.body);
  const logo = upload.json().id as string;
  const clerk = await join({ deeds: ['workspace.settings'], objects: { file: own } });
  const { company } = (await admin.send('GET', '/workspace')).json().settings;
  const patch = (by: Browser, picture: string | null) =>
    by.send('PATCH', '/workspace', { settings: { company: { ...company, logo: picture } } });
  assert.equal((await patch(clerk.browser, logo)).statusCode, 404);
  assert.equal((await clerk.browser.send('GET', '/workspace/pictures/logo')).statusCode, 404);
  assert.equal((await patch(admin, logo)).statusCode, 200);
  // What was set by somebody else stays while other words of the company change.
  assert.equal((await patch(clerk.browser, logo)).statusCode, 200);
  assert.equal((await patch(clerk.browser, null)).statusCode, 200);
});

test('a file of an export opens neither to a narrow key nor after its right is gone', async () => {
  const keeper = await join({
    deeds: ['api.keys'],
    objects: {
      party: { read: 'all', create: true, update: 'all', remove: 'none', export: true },
      role: { read: 'all' },
    },
  });
  const { browser } = keeper;
  for (let at = 0; at < 10_001; at += 1_000)
    await admin.send('POST', '/records/party/batch', {
      create: Array.from({ length: Math.min(1_000, 10_001 - at) }, (_, one) => ({
        kind: 'person',
        name: `انبوه ${at + one}`,
      })),
    });
  const begun = await browser.send('POST', '/records/party/export', {
    format: 'csv',
    columns: ['name', 'phones'],
  });
  assert.equal(begun.statusCode, 202, begun.body);
  const id = String(begun.json().id);
  await exportJob.perform(
    t.parts,
    { workspace, export: id },
    { id: newId(), attempt: 1, isLast: true, signal: AbortSignal.timeout(60_000) },
  );
  assert.equal((await browser.send('GET', `/exports/${id}/content`)).statusCode, 200);
  const narrow = (
    await admin.send('POST', '/records/role', {
      name: 'تنها خواندن',
      grants: { admin: false, deeds: [], objects: {} },
    })
  ).json().id;
  const { key } = (await browser.send('POST', '/api-keys', { name: 'باریک', role: narrow })).json();
  const byKey = await t
    .browser()
    .send('GET', `/exports/${id}/content`, undefined, { authorization: `Bearer ${key}` });
  assert.equal(byKey.statusCode, 404, byKey.body.slice(0, 200));
  const grants = (party: object) => ({
    admin: false,
    deeds: [],
    objects: { party: { read: 'all', create: false, update: 'none', remove: 'none', fields: {}, ...party } },
  });
  for (const [party, status] of [
    [{ export: true, fields: { phones: 'hidden' } }, 422],
    [{ export: false }, 403],
  ] as const) {
    const changed = await admin.send('PATCH', `/records/role/${keeper.roleId}`, { grants: grants(party) });
    assert.equal(changed.statusCode, 200, changed.body);
    const answer = await browser.send('GET', `/exports/${id}/content`);
    assert.notEqual(answer.statusCode, 200, `${status}`);
  }
});

test('a rule asks about no field that its maker may not read', async () => {
  const maker = await join({
    objects: {
      lead_score_rule: all,
      lead: { ...all, fields: { amount: 'hidden' } },
    },
  });
  const rule = (field: string) => ({
    name: `امتیاز ${field}`,
    points: 10,
    condition: { field, op: 'filled' },
  });
  const answer = await maker.browser.send('POST', '/records/lead_score_rule', rule('amount'));
  assert.equal(answer.statusCode, 422, answer.body);
  assert.equal((await maker.browser.send('POST', '/records/lead_score_rule', rule('wish'))).statusCode, 201);
});

test('days at the end of time and views of megabytes are refused, not failures', async () => {
  for (const query of ['to=9999-12-31', 'from=0001-01-01', 'from=9999-12-31', 'to=0001-01-01']) {
    const answer = await admin.send('GET', `/log?${query}`);
    assert.ok(answer.statusCode < 500, `${query}: ${answer.body}`);
  }
  const filter = { field: 'name', op: 'contains', value: 'ا'.repeat(1_000_000) };
  const view = await admin.send('POST', '/records/saved_view', {
    name: 'سنگین',
    object: 'party',
    definition: { filter },
  });
  assert.equal(view.statusCode, 422, view.body.slice(0, 300));
  const cursor = Buffer.from(JSON.stringify(['duplicates', ['x', 'y'], newId()])).toString('base64url');
  const queue = await admin.send('GET', `/records/party/duplicates?cursor=${cursor}`);
  assert.ok(queue.statusCode < 500, queue.body);
  assert.deepEqual(t.failures, []);
});

const addField = async (object: string, body: object): Promise<string> => {
  const made = await admin.send('POST', `/schema/objects/${object}/fields`, body);
  assert.equal(made.statusCode, 201, made.body);
  return made.json().name as string;
};

test('a figure over a formula is hidden with what the formula reads', async () => {
  const label = { fa: 'دوبرابر', en: 'Double' };
  const double = await addField('deal', { kind: 'formula', label, options: { formula: 'amount * 2' } });
  const counted = { of: 'deal', through: 'party', measure: 'sum', field: double };
  const figure = await addField('party', { kind: 'rollUp', label, options: counted });
  const where = { field: double, op: 'gt', value: 10 };
  const asked = await addField('party', {
    kind: 'rollUp',
    label,
    options: { of: 'deal', through: 'party', measure: 'count', where },
  });
  const party = await make(admin, 'party', { kind: 'person', name: 'خریدار' });
  await make(admin, 'deal', { title: 'پنهان', party, amount: { amount: '700', currency: 'IRR' } });
  const read = async (by: Browser) => {
    const answer = await by.send('GET', `/records/party/${party}`);
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json().values as Record<string, unknown>;
  };
  assert.deepEqual([Number((await read(admin))[figure]), (await read(admin))[asked]], [1_400, 1]);
  const seller = await join({ objects: { party: all, deal: { ...all, fields: { amount: 'hidden' } } } });
  const values = await read(seller.browser);
  assert.ok(!(figure in values) && !(asked in values), JSON.stringify(values));
});

test('who shapes fields is shown no values of records or fields that he may not see', async () => {
  const name = await addField('party', { kind: 'text', label: { fa: 'راز', en: 'Secret' } });
  const party = await make(admin, 'party', { kind: 'person', name: 'رازدار', [name]: 'نام رمز' });
  const tried = async (grant: object): Promise<{ filled: number; fails: { id: string }[] }> => {
    const { browser } = await join({ deeds: ['schema.change'], objects: { party: grant } });
    const answer = await browser.send('POST', `/schema/objects/party/fields/${name}/conversion-preview`, {
      kind: 'date',
    });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json();
  };
  assert.deepEqual(
    (await tried(all)).fails.map(({ id }) => id),
    [party],
  );
  assert.deepEqual(await tried(own), { filled: 1, converts: 0, partial: false, fails: [] });
  assert.deepEqual((await tried({ ...all, fields: { [name]: 'hidden' } })).fails, []);
});
