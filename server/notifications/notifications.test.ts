import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemContext, type WorkspaceId } from '#kernel/context/context.ts';
import { advanceReader, givePlaces } from '#kernel/events/reader.ts';
import { startWorker } from '#kernel/jobs/worker.ts';
import { sendMessageJob } from '#kernel/outgoing/send.ts';
import { wallTime } from '#persian/jalali/instants.ts';
import { importObject } from '#records/quality/import/object.ts';
import { joinAs, setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';
import { startKavenegar } from '#testing/kavenegar.ts';
import { startMailServer } from '#testing/mail-server.ts';
import { textPartsOf } from '#testing/mail-text.ts';
import { lookAtClock } from './clock.ts';
import { deliver } from './deliver.ts';
import { sendDigests } from './digest.ts';
import { noticeParts, notificationReader } from './index.ts';
import { digestSections } from '../product.ts';
import type { NoticeParts } from './parts.ts';

/** What people are told, from the log and by the clock, to the mailbox and the phone. */
const t = await testAccounts();
const [mail, sms] = await Promise.all([startMailServer(), startKavenegar()]);
let parts: NoticeParts;
let worker: { stop(): Promise<void> };
let admin: Browser;
let sara: { readonly browser: Browser; readonly memberId: string; readonly roleId: string };
let workspace: WorkspaceId;

const grants = {
  admin: false,
  deeds: [],
  objects: {
    deal: { read: 'own', create: true, update: 'own' },
    task: { read: 'own', create: true, update: 'own' },
    meeting: { read: 'own', create: true, update: 'own' },
    party: { read: 'own', create: true, update: 'own' },
    note: { read: 'all', create: true },
    quote: { read: 'own' },
  },
};

before(async () => {
  const config = {
    ...t.parts.config,
    publicUrl: 'https://crm.example.ir',
    smtpHost: '127.0.0.1',
    smtpPort: mail.port,
    smtpSecurity: 'none' as const,
    smtpUser: mail.user,
    smtpPassword: mail.password,
    smtpFrom: 'پیوند <no-reply@example.ir>',
    kavenegarKey: sms.apiKey,
    kavenegarSender: '10004346',
    kavenegarUrl: sms.url,
  };
  parts = { ...noticeParts(t.parts), config };
  worker = await startWorker({
    ...t.parts,
    config,
    services: { ...t.parts, config },
    jobs: [sendMessageJob],
  });
  admin = await setUpFirst(t);
  workspace = (await admin.send('GET', '/me')).json<{ workspace: { id: WorkspaceId } }>().workspace.id;
  sara = await joinAs(t, admin, grants, 'sara@example.ir');
  await told();
});
after(async () => {
  await worker.stop();
  await t.close();
  await Promise.all([mail.close(), sms.close()]);
});
/** Nothing unread, no wishes, nothing on its way. */
const begin = async (): Promise<void> => {
  mail.received.length = 0;
  sms.taken.length = 0;
  for (const browser of [admin, sara.browser])
    await browser.send('POST', '/notifications/reading', { until: '2100-01-01T00:00:00Z' });
  await sara.browser.send('PUT', '/notifications/settings', {
    kinds: {},
    quiet: { on: false, from: '22:00', to: '07:00' },
  });
  await t.testing.asOwner('delete from notification_delivery');
};

/** Reads the log to its end; a transaction that is open somewhere holds the reader back for a moment. */
async function told(): Promise<void> {
  const reader = notificationReader(parts);
  await givePlaces(t.parts.database, [reader]);
  for (;;) {
    await advanceReader(t.parts.database, reader);
    const [left] = await t.testing.asOwner<{
      left: boolean;
    }>(`select exists (select from event e, event_reader r
      where r.name = 'notifications' and (e.transaction, e.sequence) > (r.transaction, r.sequence)) as left`);
    if (!left?.left) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

type Notice = {
  id: string;
  kind: string;
  text: { fa: string; en: string };
  href: string;
  count: number;
  read: boolean;
};
const unreadOf = async (browser: Browser): Promise<Notice[]> =>
  (await browser.send('GET', '/notifications?unread=true')).json<{ notifications: Notice[] }>().notifications;
type Reading = { readonly changed: number; readonly reading: string };
const takeBackReading = async (by: Pick<Browser, 'send'>, reading: string): Promise<number> =>
  (await by.send('DELETE', '/notifications/reading', { reading })).json<{ changed: number }>().changed;
const make = async (object: string, body: object, by = admin): Promise<string> => {
  const made = await by.send('POST', `/records/${object}`, body);
  assert.equal(made.statusCode, 201, made.body);
  return made.json<{ id: string }>().id;
};
const arrived = async (count: number, list: readonly unknown[]): Promise<void> => {
  for (const until = Date.now() + 20_000; list.length < count && Date.now() < until;)
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(list.length, count);
};
/** Sara may be reached by SMS too. */
const giveMobile = () =>
  t.testing.asOwner(
    `insert into auth.identifier (kind, value, identity_id, created_at)
     select 'mobile', '+989371112233', identity_id, now() from auth.membership where member_id = $1 on conflict do nothing`,
    [sara.memberId],
  );
const later = (seconds: number) => (): Date => new Date(Date.now() + seconds * 1_000);

test('who is made responsible is told by whom, once, and nobody of his own deeds', async () => {
  await begin();
  const deal = await make('deal', { title: 'دستگاه پرس', owner: sara.memberId });
  await make('deal', { title: 'مال خودم', owner: sara.memberId }, sara.browser);
  await told();
  const [only, ...others] = await unreadOf(sara.browser);
  assert.deepEqual(others, []);
  assert.equal(only?.text.fa, 'نگار امیری معاملهٔ «دستگاه پرس» را به شما سپرد');
  assert.equal(only?.text.en, 'نگار امیری assigned the deal “دستگاه پرس” to you');
  assert.equal(only?.href, `/r/deal/${deal}`);
  // The reader comes to the same rows again.
  await t.testing.asOwner(
    `update event_reader set transaction = '0', sequence = 0 where name = 'notifications'`,
  );
  await told();
  assert.equal((await unreadOf(sara.browser)).length, 1);
  assert.equal((await unreadOf(sara.browser))[0]?.count, 1);
  assert.deepEqual((await sara.browser.send('GET', '/notifications/count')).json(), {
    unread: 1,
    quiet: false,
  });
});

test('what went to somebody else meanwhile is not told, and what may not be read any more disappears', async () => {
  await begin();
  const deal = await make('deal', { title: 'راز', owner: sara.memberId });
  const me = (await admin.send('GET', '/me')).json<{ member: { id: string } }>().member.id;
  await admin.send('PATCH', `/records/deal/${deal}`, { owner: me });
  await told();
  assert.deepEqual(await unreadOf(sara.browser), []);
  const shown = await make('deal', { title: 'دیده', owner: sara.memberId });
  await told();
  assert.equal((await unreadOf(sara.browser)).length, 1);
  await admin.send('PATCH', `/records/deal/${shown}`, { owner: me });
  assert.deepEqual(await unreadOf(sara.browser), []);
  assert.deepEqual((await sara.browser.send('GET', '/notifications/count')).json(), {
    unread: 0,
    quiet: false,
  });
});

test('what one deed hands over is told as one; read and unread are each one’s own', async () => {
  await begin();
  const create = Array.from({ length: 12 }, (_, index) => ({ title: `کار ${index}`, owner: sara.memberId }));
  assert.equal((await admin.send('POST', '/records/task/batch', { create })).statusCode, 200);
  await told();
  const [all, ...others] = await unreadOf(sara.browser);
  assert.deepEqual(others, []);
  assert.equal(all?.text.fa, 'نگار امیری ۱۲ کار را به شما سپرد');
  assert.equal(all?.href, '/r/task');
  const path = `/notifications/${all?.id}`;
  assert.equal((await admin.send('PATCH', path, { read: true })).statusCode, 404);
  assert.equal((await sara.browser.send('PATCH', path, { read: true })).statusCode, 204);
  assert.deepEqual(await unreadOf(sara.browser), []);
  assert.equal((await sara.browser.send('PATCH', path, { read: false })).statusCode, 204);
  assert.equal((await unreadOf(sara.browser)).length, 1);
});

test('a reminder strikes once, at its minute, and the later of one task stands for the earlier', async () => {
  await begin();
  const at = new Date(Date.now() + 3_600_000);
  const minute =
    (minutes: number): (() => Date) =>
    () =>
      new Date(at.getTime() + minutes * 60_000);
  const task = await make('task', {
    title: 'تماس با بانک',
    owner: sara.memberId,
    dueAt: minute(30)().toISOString(),
    remindAt: at.toISOString(),
  });
  await told();
  await sara.browser.send('POST', '/notifications/reading', { until: '2100-01-01T00:00:00Z' });
  const looked = (now: () => Date) => lookAtClock(parts, workspace, now);
  assert.equal(await looked(minute(-1)), 0);
  assert.equal(await looked(minute(0)), 1);
  assert.equal(await looked(minute(1)), 0);
  assert.match(
    (await unreadOf(sara.browser))[0]?.text.fa ?? '',
    // How far off it is hangs on the day of the test.
    /^یادآوری کار «تماس با بانک»، ./,
  );
  assert.equal(await looked(minute(30)), 1);
  const [due, ...others] = await unreadOf(sara.browser);
  assert.deepEqual([due?.kind, due?.href, others.length], ['due', `/r/task/${task}`, 0]);
  await admin.send('PATCH', `/records/task/${task}`, { done: true });
  assert.equal(await looked(minute(30 + 24 * 60)), 0, 'what is done is not overdue');
});

test('a meeting reminds its owner and its colleagues as long before as it says', async () => {
  await begin();
  const begins = new Date(Date.now() + 48 * 3_600_000);
  const me = (await admin.send('GET', '/me')).json<{ member: { id: string } }>().member.id;
  await make('meeting', {
    subject: 'بازدید',
    at: begins.toISOString(),
    owner: sara.memberId,
    colleagues: [me],
    remind: 45,
  });
  await told();
  await sara.browser.send('POST', '/notifications/reading', { until: '2100-01-01T00:00:00Z' });
  const looked = (minutes: number) =>
    lookAtClock(parts, workspace, () => new Date(begins.getTime() + minutes * 60_000));
  await looked(-46);
  assert.equal(await looked(-45), 2);
  assert.match((await unreadOf(sara.browser))[0]?.text.fa ?? '', /یادآوری جلسهٔ «بازدید»/);
  assert.match((await unreadOf(admin))[0]?.text.en ?? '', /^Reminder of the meeting “بازدید”/);
});

test('what was read all at once is unread again by one press, and no more than that', async () => {
  await begin();
  await make('deal', { title: 'پیش‌تر خوانده', owner: sara.memberId });
  await told();
  await sara.browser.send('POST', '/notifications/reading', { until: '2100-01-01T00:00:00Z' });
  await make('deal', { title: 'تازه', owner: sara.memberId });
  await told();
  const reading = await sara.browser.send('POST', '/notifications/reading', {
    until: '2100-01-01T00:00:00Z',
  });
  const { changed, reading: id } = reading.json<Reading>();
  assert.equal(changed, 1);
  const takeBack = (by: Pick<typeof admin, 'send'>): Promise<number> => takeBackReading(by, id);
  assert.equal(await takeBack(admin), 0, 'they are not the administrator’s');
  assert.equal(await takeBack(sara.browser), 1);
  const [again, ...others] = await unreadOf(sara.browser);
  assert.match(again?.text.fa ?? '', /«تازه»/);
  assert.equal(others.length, 0);
  assert.equal(await takeBack(sara.browser), 0);
});

test('a reading of thousands is taken back whole, but for what was touched since', async () => {
  await begin();
  await t.testing.asOwner(
    `insert into notification (workspace_id, id, member_id, kind, about, object, at, shown)
     select $1, gen_random_uuid(), $2, 'assigned', 'many/' || n, 'deal', now() - interval '1 day', true
     from generate_series(1, 3000) as n`,
    [workspace, sara.memberId],
  );
  const read = async (until: string): Promise<Reading> =>
    (await sara.browser.send('POST', '/notifications/reading', { until })).json<Reading>();
  const { changed, reading } = await read('2100-01-01T00:00:00Z');
  assert.equal(changed, 3000);
  const [touched] = await t.testing.asOwner<{ id: string }>(
    `select id from notification where about = 'many/7'`,
  );
  for (const wanted of [false, true])
    await sara.browser.send('PATCH', `/notifications/${touched?.id}`, { read: wanted });
  // A later reading is another one.
  assert.equal((await read('2100-01-01T00:00:00Z')).changed, 0);
  assert.equal(await takeBackReading(sara.browser, reading), 2999);
  assert.equal(await takeBackReading(sara.browser, reading), 0);
  await t.testing.asOwner(`delete from notification where about like 'many/%'`);
});

test('it is mailed when it was not read in the app meanwhile, with words, link and direction', async () => {
  await begin();
  await make('deal', { title: 'خوانده می‌شود', owner: sara.memberId });
  await told();
  await sara.browser.send('POST', '/notifications/reading', { until: '2100-01-01T00:00:00Z' });
  assert.equal(await deliver(parts, workspace, later(300)), 0);
  const deal = await make('deal', { title: 'نامه <b>', owner: sara.memberId });
  await told();
  assert.equal(await deliver(parts, workspace, later(10)), 0, 'it waits a little');
  assert.equal(await deliver(parts, workspace, later(300)), 1);
  assert.equal(await deliver(parts, workspace, later(300)), 0, 'and leaves once');
  await arrived(1, mail.received);
  const [received] = mail.received;
  assert.deepEqual(received?.to, ['sara@example.ir']);
  const text = textPartsOf(received?.raw ?? '').join('\n');
  assert.ok(text.includes('نگار امیری معاملهٔ «نامه <b>» را به شما سپرد'), text);
  assert.ok(text.includes(`https://crm.example.ir/r/deal/${deal}`));
  assert.ok(text.includes('«نامه &lt;b&gt;»') && text.includes('dir="rtl"'));
});

test('quiet hours hold mail and SMS back until they are over, and lose nothing', async () => {
  await begin();
  // Quiet since an hour ago and for most of a day to come, whenever this runs.
  const hour = (hours: number): string => {
    const wall = wallTime(new Date(Date.now() + hours * 3_600_000).toISOString());
    return `${String(wall.hour).padStart(2, '0')}:00`;
  };
  const saved = await sara.browser.send('PUT', '/notifications/settings', {
    kinds: { assigned: { mail: false, sms: true } },
    quiet: { on: true, from: hour(-1), to: hour(20) },
  });
  assert.equal(saved.statusCode, 200, saved.body);
  await giveMobile();
  await make('deal', { title: 'شبانه', owner: sara.memberId });
  await told();
  assert.equal(await deliver(parts, workspace, later(300)), 0);
  assert.equal(await deliver(parts, workspace, later(25 * 3_600)), 1);
  await arrived(1, sms.taken);
  assert.equal(sms.taken[0]?.receptor, '09371112233');
  assert.match(sms.taken[0]?.message ?? '', /^نگار امیری معاملهٔ «شبانه» را به شما سپرد\nhttps:/);
  assert.equal(mail.received.length, 0);
});

test('whoever does not want a kind hears nothing of it; the workspace’s defaults hold for who said nothing', async () => {
  await begin();
  assert.equal((await sara.browser.send('PUT', '/notifications/defaults', { kinds: {} })).statusCode, 403);
  const common = { kinds: { assigned: { app: false, mail: false } } };
  assert.equal((await admin.send('PUT', '/notifications/defaults', common)).statusCode, 200);
  await make('deal', { title: 'بی‌صدا', owner: sara.memberId });
  await told();
  assert.deepEqual(await unreadOf(sara.browser), []);
  await sara.browser.send('PUT', '/notifications/settings', { kinds: { assigned: { app: true } } });
  await make('deal', { title: 'باصدا', owner: sara.memberId });
  await told();
  assert.equal((await unreadOf(sara.browser)).length, 1);
  assert.equal(await deliver(parts, workspace, later(300)), 0);
  await admin.send('PUT', '/notifications/defaults', { kinds: {} });
});

test('who is named in a note is told once, though the note is changed again', async () => {
  await begin();
  const me = (await admin.send('GET', '/me')).json<{ member: { id: string } }>().member.id;
  const note = await make('note', { title: 'قرار شنبه', text: '@مریم ببین', mentions: [sara.memberId, me] });
  await admin.send('PATCH', `/records/note/${note}`, { text: '@مریم ببین، @نگار هم' });
  await told();
  const [named, ...others] = await unreadOf(sara.browser);
  assert.equal(named?.text.fa, 'نگار امیری در یادداشت «قرار شنبه» از شما نام برد');
  assert.deepEqual(others, []);
  assert.deepEqual(await unreadOf(admin), [], 'nobody is told that he named himself');
});

test('who invites is told who came', async () => {
  await begin();
  await joinAs(t, admin, grants, 'nima@example.ir');
  await told();
  const [came] = (await unreadOf(admin)).filter(({ kind }) => kind === 'joined');
  assert.equal(came?.text.fa, 'مریم احمدی دعوت را پذیرفت و وارد شد');
});

test('the digest comes once on a work day, at its hour, with what is due and what is late', async () => {
  await begin();
  // A Sunday, and the Friday before it, by the wall of Tehran.
  const at =
    (day: string, time: string): (() => Date) =>
    () =>
      new Date(`${day}T${time}:00+03:30`);
  await sara.browser.send('PUT', '/notifications/settings', { kinds: {}, digest: { on: true, at: '08:00' } });
  await make('task', {
    title: 'کار همان روز',
    owner: sara.memberId,
    dueAt: at('2027-01-17', '11:00')().toISOString(),
  });
  await make('task', {
    title: 'کار پیشین',
    owner: sara.memberId,
    dueAt: at('2027-01-12', '11:00')().toISOString(),
  });
  const send = (now: () => Date) => sendDigests({ ...parts, sections: digestSections }, workspace, now);
  assert.equal(await send(at('2027-01-15', '08:30')), 0, 'a day off');
  assert.equal(await send(at('2027-01-17', '07:55')), 0, 'too early');
  const keepOff = (holidays: readonly object[]) =>
    admin.send('PATCH', '/workspace', { settings: { holidays } });
  await keepOff([{ day: '2027-01-17', is: 'off', name: { fa: 'سالگرد شرکت', en: 'Anniversary' } }]);
  assert.equal(await send(at('2027-01-17', '08:01')), 0, 'the organisation’s own day off');
  await keepOff([]);
  assert.equal(await send(at('2027-01-17', '08:01')), 1);
  assert.equal(await send(at('2027-01-17', '08:02')), 0, 'once a day');
  await arrived(1, mail.received);
  const text = textPartsOf(mail.received[0]?.raw ?? '').join('\n');
  assert.ok(text.includes('کارهای امروز') && text.includes('کار همان روز') && text.includes('۱۱:۰۰'), text);
  assert.ok(text.includes('عقب‌افتاده') && text.includes('کار پیشین'), text);
});

test('a customer who opened a quote is named to those alone who may know him', async () => {
  await begin();
  const goods = await make('product', { name: 'پمپ', listPrice: { amount: '1000000', currency: 'IRR' } });
  const firm = await make('party', { kind: 'organisation', name: 'کارگاه پنهان' });
  const deal = await make('deal', { title: 'فروش پمپ', party: firm, owner: sara.memberId });
  await make('deal_line', { deal, product: goods });
  const { id } = (await admin.send('POST', `/deals/${deal}/quotes`)).json<{ id: string }>();
  const sent = await admin.send('POST', `/quotes/${id}/sending`, { way: 'copied' });
  const token = sent.json<{ path: string }>().path.replace('/q#', '');
  await t.browser().send('POST', '/public-quotes/lookup', { token });
  await told();
  const opened = async () =>
    (await unreadOf(sara.browser)).find(({ kind }) => kind === 'quote-opened')?.text.fa ?? '';
  assert.match(await opened(), /^مشتری پیش‌فاکتور PF-/);
  const { version } = (await admin.send('GET', `/records/party/${firm}`)).json<{ version: number }>();
  await admin.send(
    'PATCH',
    `/records/party/${firm}`,
    { owner: sara.memberId },
    { 'if-match': `"${version}"` },
  );
  assert.match(await opened(), /^کارگاه پنهان پیش‌فاکتور PF-/);
});

test('what is left lying is told: a task a day late, a deal that stands too long; by mail and SMS to who wants it so', async () => {
  await begin();
  await giveMobile();
  const wished = { app: true, mail: true, sms: true };
  await sara.browser.send('PUT', '/notifications/settings', {
    kinds: { rotting: wished, overdue: wished },
    quiet: { on: false, from: '22:00', to: '07:00' },
  });
  const stages = (await admin.send('GET', '/records/stage')).json<{
    records: { id: string; version: number; values: { kind: string; position: number } }[];
  }>().records;
  // The second: deals of the tests before stand in the first.
  const [, stage] = stages
    .filter(({ values }) => values.kind === 'open')
    .toSorted((one, other) => one.values.position - other.values.position);
  const allowed = await admin.send(
    'PATCH',
    `/records/stage/${stage?.id}`,
    { allowedDays: 60 },
    { 'if-match': `"${stage?.version}"` },
  );
  assert.equal(allowed.statusCode, 200, allowed.body);
  const day = 24 * 3_600_000;
  const days =
    (count: number): (() => Date) =>
    () =>
      new Date(t.world.now.getTime() + count * day);
  const deal = await make('deal', { title: 'خط رنگ', stage: stage?.id, owner: sara.memberId });
  const task = await make('task', {
    title: 'ارسال کاتالوگ',
    owner: sara.memberId,
    dueAt: days(59)().toISOString(),
  });
  await told();
  await sara.browser.send('POST', '/notifications/reading', { until: '2100-01-01T00:00:00Z' });
  const look = async (count: number): Promise<readonly string[]> => {
    await lookAtClock(parts, workspace, days(count));
    return (await unreadOf(sara.browser))
      .map(({ kind, href }) => `${kind} ${href}`)
      .filter((one) => one.includes(deal) || one.startsWith('overdue'))
      .toSorted();
  };
  await look(59.5);
  assert.deepEqual(await look(59.9), []);
  assert.deepEqual(await look(60.1), [`overdue /r/task/${task}`, `rotting /r/deal/${deal}`]);
  mail.received.length = 0;
  sms.taken.length = 0;
  await deliver(parts, workspace, days(60.2));
  for (const until = Date.now() + 20_000; Date.now() < until;) {
    const text = mail.received.flatMap(({ raw }) => textPartsOf(raw)).join('');
    // An SMS is short: it names the first and counts the others.
    const isShort = sms.taken.some(({ message }) => message === 'معاملهٔ «خط رنگ» راکد شده است و ۱ اعلان دیگر');
    if (isShort && ['خط رنگ', 'ارسال کاتالوگ'].every((one) => text.includes(one))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`${mail.received.length} letters, ${JSON.stringify(sms.taken)}`);
});

test('who began an import is told when it is over, or stands still', async () => {
  await begin();
  const me = (await admin.send('GET', '/me')).json<{ member: { id: string } }>().member.id;
  const ends = { 'مخاطبان.csv': 'done', 'کالاها.xlsx': 'failed' };
  await t.engine.transact(systemContext(workspace, 'a test'), async (tx) => {
    const imports = tx.records(importObject);
    for (const [fileName, state] of Object.entries(ends)) {
      const begun = { fileName, state: 'running', analysis: {}, owner: me };
      const [id = ''] = await imports.create([begun]);
      await imports.update([{ id, values: { state } }]);
    }
  });
  await told();
  assert.deepEqual(
    (await unreadOf(admin)).map(({ kind, text }) => `${kind} ${text.fa}`).toSorted(),
    ['import-over ورود «مخاطبان.csv» پایان یافت', 'import-over ورود «کالاها.xlsx» نیمه‌کاره ماند'].toSorted(),
  );
});
