import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { readConfig } from '#kernel/config/config.ts';
import { actorMemberId, type Context } from '#kernel/context/context.ts';
import { openFolderStore } from '#kernel/files/folder-store.ts';
import { newId } from '#kernel/id.ts';
import { openPrinter } from '#kernel/print/printer.ts';
import { newKeyring } from '#kernel/secrets/keyring.ts';
import { openSeals } from '#kernel/secrets/seal.ts';
import { noCompany } from '#kernel/workspace/company.ts';
import { readHistory } from '#records/query/history.ts';
import { testEngine } from '#testing/engine.ts';
import { enqueueMessage } from '#kernel/outgoing/outgoing.ts';
import type { ModuleTools } from '#records/define/define-module.ts';
import { testApi } from '#testing/http.ts';
import { makeColleague, makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import type { DealPricing, PublicQuote, QuoteSending, WholeQuote } from '../contract/quote.ts';
import { expireQuotes } from './deeds.ts';
import { quote } from './object.ts';
import { publicQuoteRoutes } from './public-routes.ts';
import { quoteRoutes } from './routes.ts';
import { pricingRoutes } from '../deal-line/routes.ts';

const { engine, testing } = await testEngine();
const printer = openPrinter();
let api: Awaited<ReturnType<typeof testApi>>;
let folder: string;
let tools: ModuleTools;
let seeded: SeededWorkspace;
let admin: Context;
let seller: Context;

before(async () => {
  seeded = await makeSeededWorkspace(engine, testing);
  folder = await mkdtemp(join(tmpdir(), 'peyvand-quotes-'));
  const config = readConfig({ PUBLIC_URL: 'https://crm.example.ir' });
  const seals = openSeals(newKeyring());
  tools = {
    files: await openFolderStore(folder),
    print: printer.print,
    send: (tx, message) => enqueueMessage({ seals, config }, tx, message),
    publicUrl: config.publicUrl,
  };
  api = await testApi(engine, (app, over) => {
    pricingRoutes(app, over);
    quoteRoutes(app, over, tools);
    publicQuoteRoutes(app, over, tools);
  });
  admin = seeded.admin;
  seller = (await makeColleague(engine, seeded, 'seller')).context;
  api.actors.set('admin', admin);
  api.actors.set('seller', seller);
  api.actors.set('other', (await makeColleague(engine, seeded, 'seller')).context);
  api.actors.set('stranger', (await makeSeededWorkspace(engine, testing)).admin);
});
after(async () => {
  printer.close();
  await api.close();
  await testing.drop();
  await rm(folder, { recursive: true });
});

const send = async (
  actor: string | null,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  payload?: object,
) =>
  api.app.inject({
    method,
    url: `/api/v1${url}`,
    ...(payload ? { payload } : {}),
    headers: { 'x-test-actor': actor ?? '', 'accept-language': 'fa' },
  });
const create = async (context: Context, object: string, values: Record<string, unknown>): Promise<string> =>
  engine.transact(context, async (tx) => (await tx.recordsOf(object).create([values]))[0] ?? '');
const get = async (object: string, id: string) =>
  (await engine.transact(admin, (tx) => tx.recordsOf(object).get(id))).values;
const rial = (amount: string) => ({ amount, currency: 'IRR' });

/** A deal with a party and two lines. */
async function dealWithLines(): Promise<string> {
  const party = await create(seller, 'party', {
    kind: 'organisation',
    name: `صنایع ${newId().slice(-4)}`,
    emails: [{ address: 'kharid@example.ir' }],
    phones: [{ number: '+989121234567' }, { number: '+982188776655' }],
  });
  const deal = await create(seller, 'deal', { title: 'تجهیز کارگاه', party });
  await create(seller, 'deal_line', { deal, title: 'پمپ', quantity: 2, unitPrice: rial('1000000') });
  await create(seller, 'deal_line', { deal, title: 'نصب', unitPrice: rial('500000'), discountPercent: 10 });
  return deal;
}
const begin = async (deal: string): Promise<string> => {
  const made = await send('seller', 'POST', `/deals/${deal}/quotes`);
  assert.equal(made.statusCode, 201, made.body);
  return made.json<{ id: string }>().id;
};
const sendBy = async (id: string, body: object = { way: 'copied' }): Promise<QuoteSending> => {
  const sent = await send('seller', 'POST', `/quotes/${id}/sending`, body);
  assert.equal(sent.statusCode, 200, sent.body);
  return sent.json<QuoteSending>();
};
const tokenOf = ({ path }: QuoteSending): string => path.replace('/q#', '');
const look = (token: string) => send(null, 'POST', '/public-quotes/lookup', { token });
const answer = (token: string, accept: boolean, more: object = {}) =>
  send(null, 'POST', '/public-quotes/answer', { token, accept, name: 'رضا کاظمی', ...more });
const code = (response: { json: () => { code: string } }): string => response.json().code;

test('one click makes a quote with all that the deal knows; a draft is gone on with', async () => {
  const deal = await dealWithLines();
  const id = await begin(deal);
  assert.equal(await begin(deal), id);
  const { document, addresses, mayChange } = (
    await send('seller', 'GET', `/quotes/${id}/whole`)
  ).json<WholeQuote>();
  assert.match(document.number, /^PF-14\d\d-\d{4}$/);
  assert.match(document.buyer.name, /^صنایع/);
  assert.deepEqual(document.sums, {
    gross: '2500000',
    discount: '50000',
    net: '2450000',
    tax: '245000',
    total: '2695000',
  });
  assert.match(document.terms, /پیش‌پرداخت/);
  assert.deepEqual(addresses, { mail: ['kharid@example.ir'], sms: ['+989121234567'] });
  assert.equal(mayChange, true);
  assert.equal((await send('other', 'GET', `/quotes/${id}/whole`)).statusCode, 404);
  assert.equal((await send('stranger', 'GET', `/quotes/${id}/paper`)).statusCode, 404);
  assert.equal((await send('stranger', 'POST', `/deals/${deal}/quotes`)).statusCode, 404);
});

test('a price is proposed for what the asker sees, and a deal tells its lines to who sees the deal', async () => {
  const product = await create(admin, 'product', { name: 'شیر برقی', listPrice: rial('700') });
  const asked = await send('seller', 'GET', `/sales/prices?product=${product}&quantity=2`);
  assert.deepEqual(asked.json(), { price: rial('700'), source: 'product' });
  assert.equal((await send('stranger', 'GET', `/sales/prices?product=${product}`)).statusCode, 404);
  assert.equal((await send('seller', 'GET', `/sales/prices?product=${product}&quantity=-1`)).statusCode, 400);
  const deal = await dealWithLines();
  const pricing = (await send('seller', 'GET', `/deals/${deal}/pricing`)).json<DealPricing>();
  assert.deepEqual([pricing.lines.length, pricing.sums.total, pricing.mayChange], [2, '2695000', true]);
  assert.equal((await send('other', 'GET', `/deals/${deal}/pricing`)).statusCode, 404);
});

test('a quote without lines or without a buyer does not leave', async () => {
  const bare = await create(seller, 'deal', { title: 'بی شخص' });
  const id = await begin(bare);
  assert.equal(code(await send('seller', 'POST', `/quotes/${id}/sending`, { way: 'copied' })), 'quote-empty');
  await create(seller, 'deal_line', { deal: bare, title: 'نصب', unitPrice: rial('5') });
  assert.equal(
    code(await send('seller', 'POST', `/quotes/${id}/sending`, { way: 'copied' })),
    'quote-needs-party',
  );
  const draft = await send('seller', 'GET', `/quotes/${id}/paper`);
  assert.equal(draft.rawPayload.subarray(0, 5).toString(), '%PDF-');
});

test('what was sent is frozen; a change makes the next version, and the former link says so', async () => {
  const deal = await dealWithLines();
  const id = await begin(deal);
  const first = tokenOf(await sendBy(id));
  assert.equal((await look(first)).json<PublicQuote>().document.sums.total, '2695000');
  assert.equal((await get('quote', id))['state'], 'opened');
  await create(seller, 'deal_line', { deal, title: 'آموزش', unitPrice: rial('100000') });
  const whole = (await send('seller', 'GET', `/quotes/${id}/whole`)).json<WholeQuote>();
  assert.equal(whole.isOutdated, true);
  assert.equal(whole.document.sums.total, '2695000');
  assert.ok(whole.links[0]?.openedAt);
  assert.equal((await look(first)).json<PublicQuote>().document.rows.length, 2);
  assert.equal((await send('seller', 'POST', `/quotes/${id}/revision`)).statusCode, 204);
  assert.equal(code(await look(first)), 'quote-superseded');
  assert.equal(code(await answer(first, true)), 'quote-superseded');
  const second = tokenOf(await sendBy(id));
  const shown = (await look(second)).json<PublicQuote>();
  assert.deepEqual([shown.document.version, shown.document.sums.total], [2, '2805000']);
  const changed = await send('seller', 'PATCH', `/records/quote/${id}`, { terms: 'نقد' });
  assert.equal(changed.statusCode, 200, changed.body);
  assert.deepEqual([(await get('quote', id))['state'], (await get('quote', id))['edition']], ['draft', 3]);
});

test('an accepted quote stays, moves the deal, and is accepted once however often it is pressed', async () => {
  const deal = await dealWithLines();
  const id = await begin(deal);
  const token = tokenOf(await sendBy(id));
  const [one, two] = await Promise.all([answer(token, true, { comment: 'عالی' }), answer(token, true)]);
  assert.deepEqual([one.statusCode, two.statusCode], [200, 200]);
  const { state, decidedBy, edition } = await get('quote', id);
  assert.deepEqual([state, decidedBy, edition], ['accepted', 'رضا کاظمی', 1]);
  assert.equal((await get('deal', deal))['status'], 'won');
  assert.equal(code(await answer(token, false)), 'quote-already-accepted');
  assert.equal(code(await send('seller', 'POST', `/quotes/${id}/revision`)), 'quote-answered');
  assert.equal((await send('seller', 'PATCH', `/records/quote/${id}`, { terms: 'نقد' })).statusCode, 422);
  const facts = await testing.asOwner<{ fact: string }>(
    `select fact from event where record_id = $1 and fact is not null order by sequence`,
    [id],
  );
  assert.deepEqual(
    facts.map(({ fact }) => fact),
    ['quote.sent', 'quote.accepted'],
  );
});

test('refused with a comment; withdrawn, past its validity and unknown are told apart', async () => {
  const id = await begin(await dealWithLines());
  const token = tokenOf(await sendBy(id));
  assert.equal((await answer(token, false, { comment: 'گران است' })).statusCode, 200);
  assert.equal((await get('quote', id))['comment'], 'گران است');
  assert.equal(code(await answer(token, true)), 'quote-already-refused');

  const taken = await begin(await dealWithLines());
  const takenToken = tokenOf(await sendBy(taken));
  assert.equal((await send('other', 'POST', `/quotes/${taken}/withdrawal`)).statusCode, 404);
  assert.equal((await send('seller', 'POST', `/quotes/${taken}/withdrawal`)).statusCode, 204);
  assert.equal(code(await look(takenToken)), 'quote-withdrawn');
  const { entries } = await engine.transact(seller, (tx) => readHistory(tx, tx.records(quote).object, taken));
  assert.equal(entries[0]?.by?.id, actorMemberId(seller.actor), 'whoever withdrew it is told');

  const old = await begin(await dealWithLines());
  const oldToken = tokenOf(await sendBy(old));
  await testing.asOwner(`update quote set valid_until = current_date - 2 where id = $1`, [old]);
  assert.equal((await look(oldToken)).json<PublicQuote>().state, 'expired');
  assert.equal(code(await answer(oldToken, true)), 'quote-expired');
  await engine.transact(admin, (tx) => expireQuotes(tx));
  assert.equal((await get('quote', old))['state'], 'expired');
  assert.equal(code(await answer(oldToken, true)), 'quote-expired');
  // Its next version is valid again without anybody setting a day.
  assert.equal((await send('seller', 'POST', `/quotes/${old}/revision`)).statusCode, 204);
  assert.equal((await answer(tokenOf(await sendBy(old)), true)).statusCode, 200);

  for (const wrong of ['', 'x', `${seeded.workspace}.${'a'.repeat(43)}`, `99999999.${'a'.repeat(43)}`])
    assert.equal(code(await look(wrong)), 'quote-link-unknown', wrong);
  assert.equal((await answer(token, true, { name: '' })).statusCode, 400);
  assert.equal(
    (await send('seller', 'PATCH', `/records/quote/${id}`, { validUntil: '2020-01-01' })).statusCode,
    422,
  );
});

test('a quote that was withdrawn or revised by a slip lies before the customer as it did', async () => {
  const id = await begin(await dealWithLines());
  const token = tokenOf(await sendBy(id));
  await look(token);
  const before = await get('quote', id);
  const slip = (path: string) => send('seller', 'POST', `/quotes/${id}/${path}`);
  const back = (path: string, by = 'seller') => send(by, 'DELETE', `/quotes/${id}/${path}`);
  for (const path of ['withdrawal', 'revision']) {
    assert.equal((await slip(path)).statusCode, 204);
    assert.notEqual((await look(token)).statusCode, 200);
    assert.equal((await back(path, 'other')).statusCode, 404);
    assert.equal((await back(path)).statusCode, 204, path);
    assert.deepEqual(await get('quote', id), before);
    assert.equal((await look(token)).json<PublicQuote>().state, 'opened');
  }
  assert.equal((await back('withdrawal')).statusCode, 204, 'what stands is left standing');
  assert.equal(code(await back('revision')), 'quote-moved-on', 'nothing was begun');

  await slip('revision');
  assert.equal(code(await back('withdrawal')), 'quote-moved-on');
  assert.equal((await send('seller', 'PATCH', `/records/quote/${id}`, { terms: 'نقدی' })).statusCode, 200);
  assert.equal(code(await back('revision')), 'quote-moved-on', 'the draft was touched');
  const facts = await testing.asOwner<{ fact: string }>(
    `select fact from event where object = 'quote' and record_id = $1 and kind = 'fact' order by sequence`,
    [id],
  );
  assert.deepEqual(
    facts.map(({ fact }) => fact.replace('quote.', '')),
    ['sent', 'opened', 'withdrawn', 'reinstated', 'draft', 'reinstated', 'draft'],
    'and nobody hears twice that it was sent',
  );
});

test('a link is kept as its hash, and by mail or SMS it leaves through the queue', async () => {
  const id = await begin(await dealWithLines());
  const mailed = await sendBy(id, { way: 'mail', to: 'kharid@example.ir' });
  assert.equal(mailed.state, 'unsendable', 'no channel is settled here');
  const texted = await sendBy(id, { way: 'sms', to: '+989121234567' });
  assert.equal((await look(tokenOf(mailed))).statusCode, 200);
  assert.equal((await look(tokenOf(texted))).statusCode, 200);
  const dump = JSON.stringify(await testing.asOwner(`select * from quote_link`));
  assert.ok(!dump.includes(tokenOf(mailed).split('.')[1] ?? ''));
  const messages = JSON.stringify(await testing.asOwner(`select body, subject from outgoing_message`));
  assert.ok(!messages.includes('/q#'), 'the text with the key is sealed');
  assert.equal(
    (await send('seller', 'POST', `/quotes/${id}/sending`, { way: 'mail', to: 'x' })).statusCode,
    422,
  );
});

test('nothing leaves before a discount beyond the limit was approved', async () => {
  await create(admin, 'discount_limit', { role: seeded.roles.seller, percent: 10 });
  const deal = await dealWithLines();
  const id = await begin(deal);
  await engine.transact(seller, (tx) =>
    tx.recordsOf('deal').update([{ id: deal, values: { discountPercent: 20 } }]),
  );
  const refused = await send('seller', 'POST', `/quotes/${id}/sending`, { way: 'copied' });
  assert.equal(code(refused), 'discount-not-approved');
  const asked = await send('seller', 'POST', `/deals/${deal}/discount-approvals`, { note: null });
  assert.equal(asked.statusCode, 201, asked.body);
  const approval = asked.json<{ id: string }>().id;
  assert.equal(
    (await send('stranger', 'POST', `/discount-approvals/${approval}/decision`, { approve: true }))
      .statusCode,
    404,
  );
  assert.equal(
    (await send('admin', 'POST', `/discount-approvals/${approval}/decision`, { approve: true })).statusCode,
    204,
  );
  await sendBy(id);
});

test('a logo that is damaged is left out, and the paper is printed', async () => {
  const content = Readable.from([Buffer.from('no picture at all')]);
  const { key, bytes } = await tools.files.put(seeded.workspace, content, 1_000);
  const logo = await engine.transact(admin, async (tx) => {
    const files = tx.bySystem('a damaged logo').recordsOf('file');
    return (await files.create([{ name: 'logo.png', type: 'image/png', size: bytes, sha256: key }]))[0];
  });
  await testing.asOwner(`update workspace set settings = settings || $2::jsonb where id = $1`, [
    seeded.workspace,
    JSON.stringify({ company: { ...noCompany, legalName: 'آوند', logo } }),
  ]);
  const id = await begin(await dealWithLines());
  const whole = (await send('seller', 'GET', `/quotes/${id}/whole`)).json<WholeQuote>();
  assert.equal(whole.document.logo, logo);
  const paper = await send('seller', 'GET', `/quotes/${id}/paper`);
  assert.equal(paper.rawPayload.subarray(0, 5).toString(), '%PDF-');
});

test('the paper is a PDF in either language, with a hundred lines over pages', async () => {
  const deal = await dealWithLines();
  await engine.transact(seller, (tx) =>
    tx
      .recordsOf('deal_line')
      .create(Array.from({ length: 98 }, (_, at) => ({ deal, title: `قلم ${at}`, unitPrice: rial('10') }))),
  );
  const id = await begin(deal);
  await sendBy(id);
  const paper = await send('seller', 'GET', `/quotes/${id}/paper`);
  assert.equal(paper.headers['content-type'], 'application/pdf');
  assert.ok((paper.rawPayload.toString('latin1').match(/\/Type ?\/Page\b/g) ?? []).length > 2);
  const picture = await send('seller', 'GET', `/quotes/${id}/paper?as=svg`);
  assert.match(picture.body, /^<svg/);
  assert.equal((await send('seller', 'PATCH', `/records/quote/${id}`, { language: 'en' })).statusCode, 200);
  const english = await send('seller', 'GET', `/quotes/${id}/paper`);
  assert.equal(english.statusCode, 200, english.body);
  assert.notEqual(english.rawPayload.length, paper.rawPayload.length);
});
