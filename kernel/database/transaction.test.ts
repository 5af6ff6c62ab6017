import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemContext, type Context } from '#kernel/context/context.ts';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { makeWorkspace } from '#testing/workspace.ts';
import type { Door, Tx } from './database.ts';
import { sql } from './sql.ts';

let testing: TestDatabase;
let context: Context;
before(async () => {
  testing = await testDatabase();
  await testing.asOwner(`create table line (n integer constraint line_positive check (n > 0))`);
  await testing.asOwner(`grant all on line to public`);
});
after(() => testing.drop());
const begin = async (): Promise<void> => {
  await testing.asOwner(`delete from line`);
  context = systemContext(await makeWorkspace(testing), 'test');
};

const transact: TestDatabase['database']['transact'] = (...args) => testing.database.transact(...args);
const line = (n: number) => sql`insert into line (n) values (${n}::integer)`;
const one = sql<{ n: number }>`select 1 as n`;
const lines = async (): Promise<number[]> =>
  (await testing.asOwner<{ n: number }>(`select n from line order by n`)).map(({ n }) => n);
const notPositive = { code: '23514', constraint: 'line_positive' };

/** Lets the process learn of the workspace, which then becomes another behind its back. */
async function outdate(): Promise<number> {
  const version = await transact(context, (tx) => Promise.resolve(tx.workspace.schemaVersion));
  await testing.asOwner(`update workspace set schema_version = schema_version + 1 where id = $1`, [
    context.workspace,
  ]);
  return version;
}

test('a workspace that is another since is seen by the next deed, which begins anew and tells nothing of the old one', async () => {
  await begin();
  const old = await outdate();
  const begun: number[] = [];
  const told: number[] = [];
  let committed = 0;
  const result = await transact(context, async (tx) => {
    const { schemaVersion } = tx.workspace;
    begun.push(schemaVersion);
    tx.later(line(schemaVersion + 1));
    tx.afterCommit(() => (committed += 1));
    await tx.rows(one);
    told.push(schemaVersion);
    return schemaVersion;
  });
  assert.deepEqual([begun, told, result, committed], [[old, old + 1], [old + 1], old + 1, 1]);
  assert.deepEqual(await lines(), [old + 2]);
});

test('a deed that asks nothing, one that fails before it asks and one that minds no failure begin anew as well', async () => {
  await begin();
  const outcomes: ((tx: Tx, isOld: boolean) => Promise<unknown>)[] = [
    () => Promise.resolve(),
    (_tx, isOld) => (isOld ? Promise.reject(new Error('of the old one')) : Promise.resolve()),
    (tx) => tx.rows(one).catch(() => undefined),
  ];
  for (const outcome of outcomes)
    for (const readOnly of [false, true]) {
      const old = await outdate();
      const version = await transact(
        context,
        async (tx) => {
          await outcome(tx, tx.workspace.schemaVersion === old);
          return tx.workspace.schemaVersion;
        },
        { readOnly },
      );
      assert.equal(version, old + 1);
    }
});

test('what becomes of rights and settings is seen like what becomes of the schema', async () => {
  await begin();
  const read = () => transact(context, (tx) => Promise.resolve(tx.workspace));
  const before = await read();
  assert.equal(await read(), before, 'what is the same is kept');
  await testing.asOwner(
    `update workspace set access_version = access_version + 1, settings = settings || '{"a": 1}' where id = $1`,
    [context.workspace],
  );
  const { accessVersion, settings } = await read();
  assert.deepEqual([accessVersion, settings['a']], [before.accessVersion + 1, 1]);
});

test('a workspace that is gone is gone for those who knew it', async () => {
  await begin();
  await outdate();
  await testing.asOwner(`update workspace set deleted_at = now() where id = $1`, [context.workspace]);
  const deeds: ((tx: Tx) => Promise<unknown>)[] = [
    (tx) => tx.rows(one),
    () => Promise.resolve(),
    () => Promise.reject(new Error('of its own')),
  ];
  for (const deed of deeds) await assert.rejects(transact(context, deed), { slug: 'workspace-gone' });
});

test('a write that waits goes before what comes next, and before the commit', async () => {
  await begin();
  const seen = await transact(context, async (tx) => {
    tx.later(line(1));
    tx.later(line(2));
    const found = await tx.rows<{ n: number }>(sql`select n from line order by n`);
    tx.later(line(3));
    return found.map(({ n }) => n);
  });
  assert.deepEqual(
    [seen, await lines()],
    [
      [1, 2],
      [1, 2, 3],
    ],
  );
  await testing.database.asSystem('test', (door) => Promise.resolve(door.later(line(4))));
  assert.deepEqual(await lines(), [1, 2, 3, 4]);
});

test('a write that waits and fails takes all back, and is what everybody hears of', async () => {
  await begin();
  const heard: unknown[] = [];
  const hear = (error: unknown): void => void heard.push((error as { code?: string }).code);
  const deeds: ((door: Door) => Promise<unknown>)[] = [
    () => Promise.resolve(),
    (door) => door.rows(one),
    (door) => Promise.all([door.rows(one), door.rows(one)]),
    // Who does not mind does not thereby keep what came before.
    (door) => Promise.all([door.rows(one).catch(hear), door.rows(one).catch(hear)]),
    (door) => door.rows(one).catch(() => door.rows(one)),
  ];
  for (const deed of deeds) {
    const whole = async (door: Door): Promise<void> => {
      await door.rows(line(1));
      door.later(line(2));
      door.later(line(-1));
      await deed(door);
    };
    await assert.rejects(transact(context, whole), notPositive);
    await assert.rejects(testing.database.asSystem('test', whole), notPositive);
  }
  assert.deepEqual(heard, ['23514', '23514', '23514', '23514']);
  assert.deepEqual(await lines(), []);
});

test('a savepoint keeps what waited before it, and takes a failure with it', async () => {
  await begin();
  await transact(context, async (tx) => {
    tx.later(line(1));
    await tx.rows(sql`savepoint here`);
    tx.later(line(2));
    tx.later(line(-1));
    await assert.rejects(tx.rows(one), notPositive);
    await assert.rejects(tx.rows(one), notPositive);
    await tx.rows(sql`rollback to savepoint here`);
    await assert.rejects(tx.rows(sql`select 1 / 0`), { code: '22012' }, 'not what failed before');
    await tx.rows(sql`rollback to savepoint here`);
    tx.later(line(3));
  });
  assert.deepEqual(await lines(), [1, 3]);
});

test('an attempt that fails takes back what it wrote, what of it waits and what was to follow, and nothing else', async () => {
  await begin();
  const followed: string[] = [];
  const refused = new Error('refused');
  const noted = (error: unknown): boolean => (error as { code?: string }).code === notPositive.code;
  await transact(context, async (tx) => {
    tx.later(line(1));
    tx.afterCommit(() => followed.push('the whole'));
    const refuse = async (waiting: number): Promise<never> => {
      await tx.rows(line(2));
      tx.later(line(waiting));
      tx.afterCommit(() => followed.push('the attempt'));
      throw refused;
    };
    await assert.rejects(
      tx.attempt(() => refuse(3)),
      refused,
    );
    // What waits is not heard of, were it wrong as well.
    await assert.rejects(
      tx.attempt(() => refuse(-1)),
      refused,
    );
    await assert.rejects(
      tx.attempt(() => Promise.resolve(tx.later(line(-1)))),
      noted,
    );
    const kept = await tx.attempt(async () => {
      tx.later(line(4));
      await assert.rejects(
        tx.attempt(() => tx.rows(line(-1))),
        noted,
      );
      return 'kept';
    });
    assert.equal(kept, 'kept');
    tx.later(line(5));
  });
  assert.deepEqual([await lines(), followed], [[1, 4, 5], ['the whole']]);
});

test('what goes out last goes in the order of its keys, after all that waits', async () => {
  await begin();
  await transact(context, async (tx) => {
    tx.lastly('b', line(3));
    tx.lastly('a', line(2));
    tx.lastly('c', line(4));
    await assert.rejects(
      tx.attempt(() => {
        tx.lastly('a', line(9));
        throw new Error('refused');
      }),
      /refused/,
    );
    await tx.rows(one);
    tx.later(line(1));
  });
  const written = await testing.asOwner<{ n: number }>(`select n from line order by ctid`);
  assert.deepEqual(
    written.map(({ n }) => n),
    [1, 2, 3, 4],
  );
});

test('a transaction that only reads takes no write', async () => {
  await begin();
  const reading = transact(context, (tx) => Promise.resolve(tx.later(line(1))), { readOnly: true });
  await assert.rejects(reading, /only reads/);
});

test('what a deed left running reaches no transaction after its own', async () => {
  await begin();
  const ended = Promise.withResolvers<void>();
  const strays: Promise<unknown>[] = [];
  const leave = (tx: Tx): void => {
    const deeds: (() => Promise<unknown>)[] = [() => tx.rows(line(1)), async () => tx.later(line(2))];
    for (const deed of deeds) {
      const stray = ended.promise.then(deed);
      stray.catch(() => undefined);
      strays.push(stray);
    }
  };
  await assert.rejects(
    transact(context, (tx) => {
      leave(tx);
      return Promise.reject(new Error('stop'));
    }),
    /stop/,
  );
  await transact(context, (tx) => Promise.resolve(leave(tx)));
  await transact(context, async (tx) => {
    ended.resolve();
    for (const stray of strays) await assert.rejects(stray, /over/);
    await tx.rows(one);
  });
  assert.deepEqual(await lines(), []);
});

test('a connection that is cut between the opening and the first statement fails its deed alone', async () => {
  await begin();
  await transact(context, (tx) => tx.rows(one));
  const cut = async (): Promise<void> => {
    let found: unknown[] = [];
    while (found.length === 0)
      found = await testing.asOwner(
        `select pg_terminate_backend(pid, 60000) from pg_stat_activity
          where datname = current_database() and state = 'idle in transaction'`,
      );
  };
  for (const readOnly of [false, true])
    await assert.rejects(
      transact(
        context,
        async (tx) => {
          await cut();
          return tx.rows(one);
        },
        { readOnly },
      ),
      /terminat|connection/i,
    );
  assert.deepEqual(await transact(context, (tx) => tx.rows(one)), [{ n: 1 }]);
  assert.equal(testing.database.load().waiting, 0);
});
