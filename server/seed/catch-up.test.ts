import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemContext } from '#kernel/context/context.ts';
import type { Grants } from '#kernel/context/grants.ts';
import { tag } from '#modules/parties/index.ts';
import { role } from '#records/access/objects.ts';
import type { Module } from '#records/define/define-module.ts';
import { testEngine } from '#testing/engine.ts';
import { makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import { modules } from '../product.ts';
import { catchUp } from './workspace.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());
let seeded: SeededWorkspace;
before(async () => {
  seeded = await makeSeededWorkspace(engine, testing);
});

/** What a later version brings: an object that sellers read, and a tag. */
const newer: Module = {
  name: 'newer',
  needs: [],
  objects: [],
  migrations: new URL('./', import.meta.url),
  rights: { manager: { voucher: { read: 'team' } }, seller: { voucher: { read: 'own' } }, viewer: {} },
  seeds: {
    tag: async (tx) => {
      await tx.records(tag).create([{ name: 'تازه‌وارد' }]);
    },
  },
};
const upgrade = (of: readonly Module[]) =>
  engine.transact(systemContext(seeded.workspace, 'test'), (tx) => catchUp(tx, of, { locale: 'fa' }));
const grantsOf = async (name: keyof SeededWorkspace['roles']): Promise<Grants> =>
  engine.transact(seeded.admin, async (tx) => {
    const { values } = await tx.records(role).get(seeded.roles[name]);
    return values['grants'] as Grants;
  });

test('a new workspace has all that this version brings', async () => {
  assert.deepEqual(await upgrade(modules), []);
});

test('what a later version brings reaches a workspace once, whoever begins at the same time', async () => {
  await engine.transact(seeded.admin, (tx) =>
    tx.records(role).update([{ id: seeded.roles.manager, values: { name: 'سرپرست ما' } }]),
  );
  const given = await Promise.all([upgrade([...modules, newer]), upgrade([...modules, newer])]);
  assert.deepEqual(given.flat().sort(), ['newer.tag', 'rights.voucher']);
  assert.equal((await grantsOf('seller')).objects['voucher']?.read, 'own');
  assert.equal((await grantsOf('viewer')).objects['voucher'], undefined);
  assert.equal(
    (await grantsOf('manager')).objects['voucher'],
    undefined,
    'a role named by the firm is its own',
  );
  const tags = await engine.transact(seeded.admin, (tx) =>
    tx.records(tag).page({ filter: { field: 'name', op: 'eq', value: 'تازه‌وارد' } }),
  );
  assert.equal(tags.records.length, 1);
  assert.deepEqual(await upgrade([...modules, newer]), []);
});

test('what an administrator took away is not given again', async () => {
  const { seller } = seeded.roles;
  const grants = await grantsOf('seller');
  const { voucher: _, ...objects } = grants.objects;
  await engine.transact(seeded.admin, (tx) =>
    tx.records(role).update([{ id: seller, values: { grants: { ...grants, objects } } }]),
  );
  await upgrade([...modules, newer]);
  assert.equal((await grantsOf('seller')).objects['voucher'], undefined);
});
