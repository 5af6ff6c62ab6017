import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { ensureEventPartitions } from '#kernel/events/partitions.ts';
import { systemContext } from '#kernel/context/context.ts';
import { makeMember, makeWorkspace, adminGrants } from '#testing/workspace.ts';
import { testEngine } from '#testing/engine.ts';

/** The second wall by itself: what the role of requests can do where a statement forgets the workspace. */
const { engine, testing } = await testEngine();
let app: Client;
let mine: number;
let theirs: number;

before(async () => {
  await ensureEventPartitions(testing.access.owner);
  for (const place of ['mine', 'theirs'] as const) {
    const workspace = await makeWorkspace(testing);
    const { context } = await makeMember(engine, workspace, adminGrants);
    await engine.transact(context, async (tx) => {
      const [party = ''] = await tx.recordsOf('party').create([{ kind: 'person', name: 'راز' }]);
      await tx.recordsOf('note').create([{ text: 'یادداشت', about: party }]);
    });
    await engine.transact(systemContext(workspace, 'test'), (tx) =>
      tx.recordsOf('team').create([{ name: 'تیم' }]),
    );
    if (place === 'mine') mine = workspace;
    else theirs = workspace;
  }
  app = new Client(testing.access.app);
  await app.connect();
});
after(async () => {
  await app.end();
  await testing.drop();
});

type Table = {
  name: string;
  key: string;
  select: boolean;
  insert: boolean;
  update: boolean;
  delete: boolean;
};

/** Every table, view and partition in which rows belong to workspaces. */
const tables = (): Promise<Table[]> =>
  testing.asOwner<Table>(
    `
    select format('%I.%I', n.nspname, c.relname) as name,
      case when c.relname = 'workspace' then 'id' else 'workspace_id' end as key,
      may('select') as select, may('insert') as insert, may('update') as update, may('delete') as delete
    from pg_class c join pg_namespace n on n.oid = c.relnamespace,
      lateral (select 1) as one
    where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
      and (c.relname = 'workspace' or exists (select from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped)) order by 1`.replaceAll(
      /may\('(\w+)'\)/g,
      `has_schema_privilege('peyvand_app', n.oid, 'usage') and has_table_privilege('peyvand_app', c.oid, '$1')`,
    ),
  );

/** Runs it in a transaction of workspace `mine` that is undone. */
async function inside(sql: string, values: unknown[] = []): Promise<number> {
  await app.query(`begin; select set_config('peyvand.workspace', '${mine}', true)`);
  try {
    return (await app.query(sql, values)).rowCount ?? 0;
  } finally {
    await app.query('rollback');
  }
}

test('no table shows, changes or takes a row of another workspace', async () => {
  const all = await tables();
  assert.ok(all.length > 25, 'the tables are found');
  assert.ok(
    all.some(({ name }) => /event_\d{4}_\d\d/.test(name)),
    'and the partitions of the log',
  );
  for (const { name, key, ...may } of all) {
    const foreign = `where ${key} is distinct from ${mine}`;
    if (may.select) assert.equal(await inside(`select 1 from ${name} ${foreign} limit 1`), 0, name);
    else await assert.rejects(inside(`select 1 from ${name} limit 1`), { code: '42501' }, name);
    if (may.update)
      assert.equal(await inside(`update ${name} set ${key} = ${key} ${foreign}`).catch(generated), 0, name);
    if (may.delete) assert.equal(await inside(`delete from ${name} ${foreign}`), 0, name);
  }
});

/** A generated key cannot be set at all. */
const generated = (error: Error & { code?: string }): number => {
  if (error.code !== '428C9') throw error;
  return 0;
};

test('rows cannot be written into another workspace, nor moved there', async () => {
  for (const { name, key, ...may } of await tables()) {
    if (name.endsWith('workspace')) continue;
    if (may.update) {
      const moved = inside(`update ${name} set ${key} = ${theirs} where ${key} = ${mine}`);
      // Where there is no row to move the policy had nothing to say.
      assert.equal(
        await moved.catch((error: { code: string }) => (error.code === '42501' ? 0 : error.code)),
        0,
        name,
      );
    }
    if (may.insert) {
      const copied = inside(`insert into ${name} (${key}) values (${theirs})`);
      await assert.rejects(
        copied,
        (error: { code: string }) => ['42501', '23502'].includes(error.code),
        name,
      );
    }
  }
  await assert.rejects(
    inside(
      `insert into link (workspace_id, field_id, from_id, to_id) values (${theirs}, 'x', gen_random_uuid(), gen_random_uuid())`,
    ),
    { code: '42501' },
  );
});

test('without a workspace nothing is there, and accounts, readers and migrations are never', async () => {
  for (const { name, select } of await tables()) {
    if (!select) continue;
    const { rowCount } = await app.query(`select 1 from ${name} limit 1`);
    assert.equal(rowCount, 0, name);
  }
  const closed = await testing.asOwner<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and (n.nspname = 'auth' or c.relname in ('event_reader', 'migration', 'schedule'))`,
  );
  assert.ok(closed.length > 8);
  for (const { name } of closed)
    await assert.rejects(inside(`select 1 from ${name} limit 1`), { code: '42501' }, name);
});

test('the role of requests cannot become another, read files, or make things', async () => {
  for (const sql of [
    'set role peyvand_system',
    'create table public.x (a int)',
    'create schema x',
    'create function public.f() returns int language sql return 1',
    'alter table party disable row level security',
    'drop policy own on party',
    `copy (select 1) to program 'true'`,
    `select pg_read_file('/etc/passwd')`,
    `select lo_import('/etc/passwd')`,
    'create extension dblink',
    'truncate party',
  ])
    await assert.rejects(
      inside(sql),
      (error: { code: string }) => ['42501', '42883', '0A000'].includes(error.code),
      sql,
    );
});
