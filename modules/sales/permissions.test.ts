import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { noGrant, type Grants } from '#kernel/context/grants.ts';
import type { StandardRole } from '#records/define/define-module.ts';
import { modules } from '#server/product.ts';
import { grantsOf } from '#server/seed/roles.ts';
import { joinAs, setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';

/**
 * Every seller reads the history of every customer, with deals and amounts of others hidden; deals and figures are his own, a
 * manager's are his team's. What the firm tightens or loosens holds alike in list, API, dashboard, export and timeline.
 */
const t = await testAccounts();
let admin: Browser;
/** Two customers of two sellers, and what each has with his own. */
let mine: Side;
let theirs: Side;
let manager: Person;
let seller: Person;
type Person = Awaited<ReturnType<typeof joinAs>>;
type Side = { readonly party: string; readonly deal: string; readonly note: string; readonly amount: number };

const make = async (by: Browser, object: string, body: object): Promise<string> => {
  const answer = await by.send('POST', `/records/${object}`, body);
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json().id as string;
};
const standard = (role: StandardRole): Grants => grantsOf(modules, role);

before(async () => {
  admin = await setUpFirst(t);
  const team = await make(admin, 'team', { name: 'تیم یک' });
  const other = await make(admin, 'team', { name: 'تیم دو' });
  const join = async (role: StandardRole, phone: string, of: string): Promise<Person> => {
    const person = await joinAs(t, admin, standard(role), phone);
    await admin.send('PATCH', `/records/member/${person.memberId}`, { team: of });
    return person;
  };
  seller = await join('seller', '09370000031', team);
  const stranger = await join('seller', '09370000032', other);
  manager = await join('manager', '09370000033', team);
  await admin.send('PATCH', `/records/team/${team}`, { manager: manager.memberId });
  const side = async (who: Person, name: string, amount: number): Promise<Side> => {
    const by = who.browser;
    const party = await make(by, 'party', { kind: 'organisation', name });
    const deal = await make(by, 'deal', {
      title: `خرید ${name}`,
      party,
      amount: { amount: String(amount), currency: 'IRR' },
    });
    const note = await make(by, 'note', { text: `سابقهٔ ${name}`, about: party });
    await make(by, 'call', { subject: `تماس ${name}`, about: party, deal, outcome: 'answered' });
    return { party, deal, note, amount };
  };
  mine = await side(seller, 'آبان', 1_000);
  theirs = await side(stranger, 'بهمن', 20_000);
});
after(() => t.close());

/** What somebody sees, by five ways: of deals, and of the other side's customer. */
const seenBy = async ({ send }: Browser) => {
  const list = (await send('POST', '/records/deal/query', {})).json();
  const api = await send('GET', `/records/deal/${theirs.deal}`);
  const pipeline = (await send('GET', '/sales/reports/pipeline')).json();
  const exported = await send('POST', '/records/deal/export', {
    format: 'csv',
    columns: ['title', 'amount'],
    values: 'plain',
  });
  const timeline = (await send('GET', `/records/party/${theirs.party}/timeline`)).json();
  const groups = (
    await send('POST', '/records/deal/groups', { measures: [{ measure: 'sum', field: 'amount' }] })
  ).json();
  return {
    deals: (list.records ?? []).map(({ id }: { id: string }) => id).sort(),
    api: api.statusCode,
    figures: sumIn(pipeline),
    groups: JSON.stringify(groups).includes(String(mine.amount + theirs.amount))
      ? mine.amount + theirs.amount
      : JSON.stringify(groups).includes(`"${mine.amount}"`)
        ? mine.amount
        : 0,
    exported:
      exported.statusCode === 200
        ? exported.body.split('\r\n').filter((line) => line.includes('خرید')).length
        : exported.statusCode,
    history: (timeline.entries ?? [])
      .map(({ object, record }: { object: string; record: { id: string } }) =>
        record.id === theirs.deal ? 'their deal' : object,
      )
      .sort(),
    linked: (timeline.entries ?? [])
      .filter(({ object }: { object: string }) => object === 'call')
      .map(
        ({ record }: { record: { values: Record<string, { title: string | null } | null> } }) =>
          record.values['deal']?.title ?? null,
      ),
  };
};

/** All amounts in an answer, added up. */
const sumIn = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + sumIn(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  if ('amount' in value && 'currency' in value) return Number(value.amount);
  return Object.entries(value).reduce(
    (sum, [name, one]) => (name === 'weighted' ? sum : sum + sumIn(one)),
    0,
  );
};

const setRole = async (role: string, grants: Grants): Promise<void> => {
  const { version } = (await admin.send('GET', `/records/role/${role}`)).json();
  const answer = await admin.send(
    'PATCH',
    `/records/role/${role}`,
    { grants },
    { 'if-match': `"${version}"` },
  );
  assert.equal(answer.statusCode, 200, answer.body);
};
const granted = (grants: Grants, objects: Grants['objects']): Grants => ({
  ...grants,
  objects: { ...grants.objects, ...objects },
});
const grantOf = (grants: Grants, object: string) => grants.objects[object] ?? noGrant;

test('a seller reads every customer’s history and his own deals, a manager his team’s', async () => {
  const own = await seenBy(seller.browser);
  assert.deepEqual(own.deals, [mine.deal]);
  assert.equal(own.api, 404);
  assert.deepEqual([own.figures, own.groups], [mine.amount, mine.amount]);
  assert.equal(own.exported, 403, 'a seller takes nothing out');
  assert.deepEqual(own.history, ['call', 'note']);
  assert.deepEqual(own.linked, [null], 'the deal of another is not named');
  const team = await seenBy(manager.browser);
  assert.deepEqual([team.deals, team.api, team.figures, team.exported], [[mine.deal], 404, mine.amount, 1]);
  assert.deepEqual(team.history, ['call', 'note']);
});

test('loosened, all ways show all of it; tightened, none does', async () => {
  const grants = standard('seller');
  const deal = grantOf(grants, 'deal');
  const all = mine.amount + theirs.amount;
  await setRole(seller.roleId, granted(grants, { deal: { ...deal, read: 'all', export: true } }));
  const loose = await seenBy(seller.browser);
  assert.deepEqual(loose.deals, [mine.deal, theirs.deal].sort());
  assert.deepEqual([loose.api, loose.figures, loose.groups, loose.exported], [200, all, all, 2]);
  assert.ok(loose.history.includes('their deal'));
  assert.deepEqual(loose.linked, ['خرید بهمن']);

  // The amount alone may be hidden of what is seen.
  await setRole(
    seller.roleId,
    granted(grants, { deal: { ...deal, read: 'all', export: true, fields: { amount: 'hidden' } } }),
  );
  const blind = await seenBy(seller.browser);
  assert.deepEqual([blind.api, blind.figures, blind.groups], [200, 0, 0]);

  const own = (object: string) => ({ [object]: { ...grantOf(grants, object), read: 'own' as const } });
  await setRole(
    seller.roleId,
    granted(grants, { ...own('party'), ...own('note'), ...own('call'), ...own('meeting'), ...own('file') }),
  );
  const tight = await seenBy(seller.browser);
  assert.deepEqual([tight.deals, tight.api, tight.history], [[mine.deal], 404, []]);
  assert.equal((await seller.browser.send('GET', `/records/party/${theirs.party}`)).statusCode, 404);
  assert.equal((await seller.browser.send('GET', `/records/note/${theirs.note}`)).statusCode, 404);
});
