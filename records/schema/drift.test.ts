import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { link, number, text } from '../define/declare.ts';
import { defineObject } from '../define/define-object.ts';
import { shapesBySource } from '#server/shapes.ts';
import { testDatabase } from '#testing/database.ts';
import { driftOf } from './drift.ts';
import { tableShape } from './table.ts';

const testing = await testDatabase();
const client = new Client(testing.access.owner);
before(() => client.connect());
after(async () => {
  await client.end();
  await testing.drop();
});

const everything = shapesBySource().flatMap(({ shapes }) => shapes);
const label = { fa: 'آزمایش', en: 'Test' };

test('definitions and migrations agree', async () => {
  assert.equal(await driftOf(client, everything), '');
});

test('whatever is changed behind their back is found, and the migration mends it', async () => {
  const planted: readonly [string, RegExp][] = [
    ['drop index party_newest', /create index party_newest on party/],
    ['create index party_stray on party (workspace_id, sector)', /drop index party_stray;/],
    [
      'drop index party_name; create index party_name on party (workspace_id, name)',
      /drop index party_name;[^]*create index party_name /,
    ],
    [
      'alter index party_search_name reset (gin_pending_list_limit)',
      /^alter index party_search_name set \(gin_pending_list_limit='256'\);$/,
    ],
    [
      'alter table party alter column sector type varchar(10)',
      /alter column sector type text using sector::text;/,
    ],
    ['alter table party alter column name drop not null', /alter column name set not null;/],
    ['alter table party alter column sector set not null', /alter column sector drop not null;/],
    ['alter table party alter column version drop default', /alter column version set default 1;/],
    ['alter table party add column stray integer', /drop column stray;/],
    ['alter table party drop column sector', /add column sector text;[^]*create index party_sector/],
    ['alter table party drop constraint party_owner_id_fk', /add constraint party_owner_id_fk foreign key/],
    [
      'alter table party drop constraint party_owner_id_fk, add constraint party_owner_id_fk foreign key (workspace_id, owner_id) references party (workspace_id, id)',
      /drop constraint party_owner_id_fk;[^]*references member/,
    ],
    [
      `alter table party drop column search_name; alter table party add column search_name text generated always as (peyvand_fold_v1(name)) stored`,
      /drop column search_name;[^]*add column search_name text generated[^]*create index party_search_name/,
    ],
    ['drop table note cascade', /create table note/],
  ];
  const some = everything.filter(({ name }) => name === 'party' || name === 'note');
  for (const [damage, wanted] of planted) {
    await client.query(damage);
    const mend = await driftOf(client, some);
    assert.match(mend, wanted, damage);
    await client.query(mend);
    assert.equal(await driftOf(client, some), '', damage);
  }
});

test('a renamed field keeps its values, its index and its key', async () => {
  const shape = (fields: Parameters<typeof defineObject>[1]['fields']) =>
    tableShape(
      defineObject('renamed', { module: 'tests', one: label, many: label, title: 'name', fields }).descriptor,
      (name) => name,
    );
  const old = shape({
    name: text({ label, required: true, searchable: 'name' }),
    size: number({ label, indexed: true }),
    boss: link({ label, to: 'member' }),
  });
  const now = shape({
    name: text({ label, required: true, searchable: 'name' }),
    weight: number({ label, indexed: true, formerly: 'size' }),
    chief: link({ label, to: 'member', formerly: 'boss_id' }),
  });
  await client.query(await driftOf(client, [old]));
  assert.equal(await driftOf(client, [old]), '');
  const mend = await driftOf(client, [now]);
  assert.deepEqual(mend.split(/\s*\n\s*/), [
    'alter table renamed rename column size to weight;',
    'alter index renamed_size rename to renamed_weight;',
    'alter table renamed rename column boss_id to chief_id;',
    'alter index renamed_boss_id rename to renamed_chief_id;',
    'alter table renamed rename constraint renamed_boss_id_fk to renamed_chief_id_fk;',
  ]);
  await client.query(mend);
  assert.equal(await driftOf(client, [now]), '');
});
