import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { joinAs, setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';
import { refreshViews } from './access.ts';

const t = await testAccounts();
let admin: Browser;
let field: string;
let workspace: number;
before(async () => {
  admin = await setUpFirst(t);
  workspace = (await admin.send('GET', '/me')).json().workspace.id;
  const made = await admin.send('POST', '/schema/objects/party/fields', {
    name: 'rank',
    kind: 'number',
    label: { fa: 'رتبه', en: 'Rank' },
  });
  field = made.json().name;
  const party = await admin.send('POST', '/records/party', {
    kind: 'person',
    name: 'مهرداد کیانی',
    phones: [{ number: '09121234567' }],
    [field]: 7,
  });
  await admin.send('POST', '/records/deal', {
    title: 'پمپ',
    party: party.json().id,
    amount: { amount: '1250.5', currency: 'IRR' },
    expectedCloseOn: '2026-11-25',
  });
});
after(async () => {
  await admin.send('DELETE', '/report-access');
  await t.close();
});

type Given = { connection: { user: string; schema: string }; password: string };
const give = async (by: Browser): Promise<Given> => {
  const answer = await by.send('POST', '/report-access');
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json<Given>();
};

/** As a tool connects: by name and password alone. */
async function asTool<T>({ connection, password }: Given, deed: (client: Client) => Promise<T>): Promise<T> {
  const { host, port, database } = t.testing.access.owner;
  const client = new Client({ host, port, database, user: connection.user, password });
  await client.connect();
  try {
    return await deed(client);
  } finally {
    await client.end();
  }
}

test('a tool reads its workspace’s records by readable names, and nothing else', async () => {
  const mine = await give(admin);
  await asTool(mine, async (client) => {
    const { rows } =
      await client.query(`select p.name, p.phones, p.kind_label, p.x_rank, d.amount, d.amount_currency, d.stage_id is not null as staged,
        d.expected_close_on_jalali_year as year, d.expected_close_on_jalali_month as month
      from deal as d join party as p on p.id = d.party_id`);
    assert.deepEqual(rows, [
      {
        name: 'مهرداد کیانی',
        phones: '+989121234567',
        kind_label: 'حقیقی',
        x_rank: '7',
        amount: '1250.5',
        amount_currency: 'IRR',
        staged: true,
        year: 1405,
        month: 9,
      },
    ]);
    for (const statement of [
      `update party set name = 'x'`,
      'insert into tag (id, name) values (gen_random_uuid(), $$x$$)',
      'select * from public.party',
      'select * from public.event',
      'select * from auth.identity',
      'select * from public.workspace_channel',
      'select * from jobs.job',
      'create table own (n integer)',
      'create schema own',
      'set role peyvand_reports',
      'set role peyvand_app',
      `select pg_read_file('/etc/passwd')`,
    ])
      await assert.rejects(client.query(statement), { severity: 'ERROR' }, statement);
    await client.query('set default_transaction_read_only = off');
    await assert.rejects(client.query(`update party set name = 'x'`), { severity: 'ERROR' });
    await assert.rejects(client.query('delete from tag'), { code: '42501' });
    await assert.rejects(client.query('create table public.own (n integer)'), { code: '42501' });
    const { rows: roles } = await client.query(`select * from role limit 1`).catch(() => ({ rows: [] }));
    assert.deepEqual(roles, [], 'what roles may is nobody’s report');
  });
});

test('each workspace has its own role, which sees none of another’s', async () => {
  const one = await give(admin);
  assert.equal((await admin.send('POST', '/workspaces', { name: 'شعبه' })).statusCode, 201);
  const other = await give(admin);
  await asTool(other, async (client) => {
    assert.equal((await client.query('select * from party')).rowCount, 0);
    await assert.rejects(client.query(`select * from report_${workspace}.party`), { code: '42501' });
  });
  // The second wall by itself: even with a view of another workspace its rows stay away.
  await t.testing.asOwner(`grant usage on schema report_${workspace} to ${other.connection.user}`);
  await t.testing.asOwner(`grant select on report_${workspace}.party to ${other.connection.user}`);
  await asTool(other, async (client) => {
    assert.equal((await client.query(`select * from report_${workspace}.party`)).rowCount, 0);
  });
  assert.equal((await admin.send('DELETE', '/report-access')).statusCode, 204);
  await asTool(one, async (client) => assert.equal((await client.query('select from party')).rowCount, 1));
  await assert.rejects(asTool(other, (client) => client.query('select 1')));
  const [{ key } = { key: '' }] = await t.testing.asOwner<{ key: string }>(
    'select key from workspace where id = $1',
    [workspace],
  );
  assert.equal((await admin.send('PUT', '/me/workspace', { key })).statusCode, 204);
});

test('views follow the fields; a role is replaced with its password, and taken away', async () => {
  const first = await give(admin);
  assert.equal(await refreshViews(t.parts), 0, 'nothing has changed');
  const made = await admin.send('POST', '/schema/objects/party/fields', {
    name: 'since',
    kind: 'date',
    label: { fa: 'مشتری از', en: 'Customer since' },
  });
  assert.equal(await refreshViews(t.parts), 1);
  const name = String(made.json().name).replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  await asTool(first, async (client) => {
    await client.query(`select ${name}, ${name}_jalali_year from party`);
    const { rows } = await client.query(
      `select col_description('party'::regclass, attnum) as words from pg_attribute where attrelid = 'party'::regclass and attname = $1`,
      [name],
    );
    assert.equal(rows[0].words, 'مشتری از');
  });
  const second = await give(admin);
  await assert.rejects(asTool(first, (client) => client.query('select 1')));
  await asTool(second, (client) => client.query('select from party'));
  assert.equal(
    (await admin.send('GET', '/report-access')).json().access.connection.user,
    second.connection.user,
  );
});

test('only who may makes it', async () => {
  const { browser } = await joinAs(t, admin, { admin: false, objects: {}, deeds: [] }, '09360000061');
  for (const method of ['GET', 'POST', 'DELETE'] as const)
    assert.equal((await browser.send(method, '/report-access')).statusCode, 403);
});
