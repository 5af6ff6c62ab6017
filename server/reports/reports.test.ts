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

test('what people read of a record is a column: titles, words, figures, what modules add, what the clock says', async () => {
  const post = async (path: string, body: object): Promise<{ id: string; name: string }> => {
    const answer = await admin.send('POST', path, body);
    assert.equal(answer.statusCode, 201, answer.body);
    return answer.json();
  };
  const addField = async (object: string, body: object): Promise<string> =>
    (
      await post(`/schema/objects/${object}/fields`, { label: { fa: 'آزمون', en: 'Trial' }, ...body })
    ).name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const sold = { of: 'deal', through: 'party', measure: 'sum', field: 'amount' };
  const sum = await addField('party', { name: 'sold', kind: 'rollUp', options: sold });
  const latest = await addField('party', {
    name: 'closing',
    kind: 'rollUp',
    options: { of: 'deal', through: 'party', measure: 'max', field: 'expectedCloseOn' },
  });
  const today = await addField('party', { name: 'now', kind: 'formula', options: { formula: 'today()' } });
  const choices = ['tea', 'coffee'].map((key, at) => ({ key, label: { fa: ['چای', 'قهوه'][at], en: key } }));
  const drinks = await addField('party', { name: 'drinks', kind: 'choices', options: { choices } });
  const [one, two] = [await post('/records/tag', { name: 'الف' }), await post('/records/tag', { name: 'ب' })];
  const field = drinks.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const buyer = await post('/records/party', {
    kind: 'organisation',
    name: 'فولاد سپهر',
    tags: [two.id, one.id],
    [field]: ['coffee', 'tea'],
  });
  const deals = [
    ['100.5', 'IRR', '2026-12-01'],
    ['50', 'IRR', '2027-01-15'],
    ['7', 'EUR', '2026-11-30'],
  ].map(([amount, currency, expectedCloseOn]) => ({
    title: `معاملهٔ ${amount}`,
    party: buyer.id,
    amount: { amount, currency },
    expectedCloseOn,
  }));
  const [deal] = [await post('/records/deal', deals[0] ?? {}), await post('/records/deal', deals[1] ?? {})];
  await post('/records/deal', deals[2] ?? {});
  await post('/records/task', {
    title: 'پیش‌فاکتور بفرستم',
    about: buyer.id,
    deal: deal.id,
    dueAt: '2026-12-05T08:00:00Z',
  });
  const mine = await give(admin);
  await asTool(mine, async (client) => {
    const { rows: parties } = await client.query(
      `select tags_titles, cardinality(tags_ids) as tags, ${drinks} as keys, ${drinks}_labels as labels, ${sum} as sum, ${sum}_currency as unit,
          ${sum}_amounts as amounts, ${latest}::text as latest, ${latest}_jalali_year as year, ${today} = (now() at time zone 'Asia/Tehran')::date as now,
          created_by_title is not null as made
        from party where name = 'فولاد سپهر'`,
    );
    assert.deepEqual(parties, [
      {
        tags_titles: 'الف, ب',
        tags: 2,
        keys: 'coffee, tea',
        labels: 'قهوه, چای',
        sum: '150.5',
        unit: 'IRR',
        amounts: [
          { amount: '7', currency: 'EUR' },
          { amount: '150.5', currency: 'IRR' },
        ],
        latest: '2027-01-15',
        year: 1405,
        now: true,
        made: true,
      },
    ]);
    const { rows: sales } = await client.query(
      `select d.party_title, d.stage_title is not null as staged, d.open_steps, d.next_step_at, d.next_step_on_jalali_month as month,
          t.about_title, t.deal_title
        from deal as d join task as t on t.deal_id = d.id where d.party_id = $1`,
      [buyer.id],
    );
    assert.deepEqual(sales, [
      {
        party_title: 'فولاد سپهر',
        staged: true,
        open_steps: '1',
        next_step_at: new Date('2026-12-05T08:00:00Z'),
        month: 9,
        about_title: 'فولاد سپهر',
        deal_title: 'معاملهٔ 100.5',
      },
    ]);
    const schema = (await admin.send('GET', '/schema')).json<{
      objects: { name: string; fields: { name: string; kind: string }[] }[];
    }>();
    const { rows: columns } = await client.query<{ view: string; name: string }>(
      'select table_name as view, column_name as name from information_schema.columns where table_schema = current_schema',
    );
    for (const { name: view, fields } of schema.objects) {
      const known = new Set(columns.flatMap((column) => (column.view === view ? column.name : [])));
      const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      // Some objects are nobody's report.
      if (known.size === 0) continue;
      assert.deepEqual(
        fields.filter(
          ({ name }) =>
            ![snake(name), `${snake(name)}_id`, `${snake(name)}_ids`].some((one) => known.has(one)),
        ),
        [],
        view,
      );
      for (const each of known) await client.query(`select "${each}" from "${view}" limit 1`);
    }
  });
});

test('the tables themselves keep back what lies in the bin, or is another workspace’s', async () => {
  const gone = await admin.send('POST', '/records/party', { kind: 'person', name: 'پنهان' });
  await admin.send('DELETE', `/records/party/${gone.json().id}`);
  await t.testing.asOwner(
    `with other as (insert into workspace (key, name) values ('other', 'دیگر') returning id)
      insert into party (workspace_id, id, kind, name, created_at, updated_at)
        select id, gen_random_uuid(), 'person', 'پنهان', now(), now() from other`,
  );
  const mine = await give(admin);
  const bare = `${mine.connection.schema}.bare`;
  await t.testing.asOwner(`create view ${bare} as select name from party`);
  await t.testing.asOwner(`alter view ${bare} owner to peyvand_reports`);
  await t.testing.asOwner(`grant select on ${bare} to ${mine.connection.user}`);
  await asTool(mine, async (client) => {
    const { rows } = await client.query<{ name: string }>('select name from bare');
    assert.ok(rows.length > 0);
    assert.deepEqual(
      rows.filter(({ name }) => name === 'پنهان'),
      [],
    );
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
  await t.testing.asOwner(
    `grant select on all tables in schema report_${workspace} to ${other.connection.user}`,
  );
  await asTool(other, async (client) => {
    for (const view of ['party', 'deal', 'task'])
      assert.equal((await client.query(`select * from report_${workspace}.${view}`)).rowCount, 0, view);
  });
  const open = await t.testing.asOwner(`select t.relname from pg_class as t
    join pg_attribute as a on a.attrelid = t.oid and a.attname = 'workspace_id'
    where t.relkind = 'r' and has_table_privilege('peyvand_reports', t.oid, 'select') and not (t.relrowsecurity
      and exists (select from pg_policy where polrelid = t.oid and polname = 'reports'))`);
  assert.deepEqual(open, [], 'tables that would show every workspace’s rows');
  assert.equal((await admin.send('DELETE', '/report-access')).statusCode, 204);
  await asTool(one, async (client) => assert.equal((await client.query('select from party')).rowCount, 2));
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
