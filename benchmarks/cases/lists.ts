import { compare, bareRun, type Bench, type Case } from '../bench.ts';
import type { Persona, Staff } from '../data/staff.ts';
import { cursorFarOn } from './far.ts';

type Query = {
  readonly filter?: unknown;
  readonly sort?: readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[];
  readonly variant?: string;
};

/** A list as the API takes it, and its conditions and order as one writes them by hand. */
export type List = {
  readonly name: string;
  readonly object: 'party' | 'deal';
  readonly query: Query;
  readonly where?: string;
  /** Every field of the records, as a program asks for them, instead of the columns that the screen shows at first. */
  readonly whole?: true;
  /** What the order needs of other tables. */
  readonly joined?: string;
  readonly order: string;
};

/** The columns of a list on screen where nobody chose others: a screen asks for no more. */
const columns = {
  party: ['name', 'employer', 'phones', 'emails', 'roles', 'owner'],
  deal: ['title', 'party', 'amount', 'owner', 'stage', 'expectedCloseOn', 'nextStepAt'],
} as const;

const newest = 'created_at desc, id desc';
const byName = `peyvand_sort_key_v1(name) collate "C", id`;

export const newestParties: List = { name: 'newest parties', object: 'party', query: {}, order: newest };
export const partiesByName: List = {
  name: 'parties by name',
  object: 'party',
  query: { sort: [{ field: 'name', direction: 'asc' }] },
  order: byName,
};
const dealsByMoney: List = {
  name: 'deals by money',
  object: 'deal',
  query: { sort: [{ field: 'amount', direction: 'desc' }] },
  where: 'amount is not null',
  order: 'amount desc, id desc',
};

/** A party's key of a field that was made on screen, by the field's name. */
const keyOf = (name: string, alias: string): string =>
  `${alias}.workspace_id = t.workspace_id and ${alias}.record_id = t.id and ${alias}.field_id =
    (select id from custom_field where workspace_id = $1 and object = 'party' and name = '${name}')`;
const isGold = `exists (select from record_key as g where ${keyOf('xGrade', 'g')} and g.txt = 'gold')`;

/** What an administrator looks at. */
const lists: readonly List[] = [
  newestParties,
  { ...newestParties, name: 'newest parties, whole records', whole: true },
  {
    name: 'newest people',
    object: 'party',
    query: { variant: 'people' },
    where: `kind = 'person'`,
    order: newest,
  },
  partiesByName,
  {
    name: 'companies by name',
    object: 'party',
    query: { variant: 'companies', sort: [{ field: 'name', direction: 'asc' }] },
    where: `kind = 'organisation'`,
    order: byName,
  },
  {
    name: 'parties by owner',
    object: 'party',
    query: { sort: [{ field: 'owner', direction: 'asc' }] },
    joined: 'join member as m on m.workspace_id = t.workspace_id and m.id = t.owner_id',
    order: `peyvand_sort_key_v1(m.name) collate "C", m.id, t.created_at desc, t.id desc`,
  },
  {
    name: 'deals by party',
    object: 'deal',
    query: { sort: [{ field: 'party', direction: 'asc' }] },
    joined:
      'join party as p on p.workspace_id = t.workspace_id and p.id = t.party_id and p.deleted_at is null',
    order: `peyvand_sort_key_v1(p.name) collate "C", p.id, t.created_at desc, t.id desc`,
  },
  dealsByMoney,
  { ...dealsByMoney, name: 'deals by money, whole records', whole: true },
  {
    name: 'deals by closing date',
    object: 'deal',
    query: { sort: [{ field: 'expectedCloseOn', direction: 'asc' }] },
    where: 'expected_close_on is not null',
    order: 'expected_close_on, id',
  },
  {
    name: 'filter by choice',
    object: 'party',
    query: { filter: { field: 'source', op: 'eq', value: 'website' } },
    where: `source = 'website'`,
    order: newest,
  },
  {
    name: 'filter by range',
    object: 'deal',
    query: {
      filter: { field: 'amount', op: 'between', value: [500_000_000, 510_000_000] },
      sort: [{ field: 'amount', direction: 'asc' }],
    },
    where: 'amount between 500000000 and 510000000',
    order: 'amount, id',
  },
  {
    name: 'filter by range, newest first',
    object: 'deal',
    query: { filter: { field: 'amount', op: 'between', value: [500_000_000, 510_000_000] } },
    where: 'amount between 500000000 and 510000000',
    order: newest,
  },
  {
    name: 'filter by text, many',
    object: 'party',
    query: { filter: { field: 'name', op: 'contains', value: 'زاده' } },
    where: `search_name like '%زاده%'`,
    order: newest,
  },
  {
    name: 'filter by text, few',
    object: 'party',
    query: { filter: { field: 'name', op: 'contains', value: 'البرز گستر 17' } },
    where: `search_name like '%البرز گستر 17%'`,
    order: newest,
  },
  {
    name: 'filter through a link',
    object: 'deal',
    query: { filter: { field: 'party.source', op: 'eq', value: 'website' } },
    where: `exists (select from party p where p.workspace_id = t.workspace_id and p.id = t.party_id and p.source = 'website' and p.deleted_at is null)`,
    order: newest,
  },
  {
    name: 'filter through a link, few',
    object: 'deal',
    query: { filter: { field: 'party.name', op: 'contains', value: 'البرز گستر 17' } },
    where: `exists (select from party p where p.workspace_id = t.workspace_id and p.id = t.party_id and p.search_name like '%البرز گستر 17%' and p.deleted_at is null)`,
    order: newest,
  },
  {
    name: 'by a field made on screen',
    object: 'party',
    query: { sort: [{ field: 'xScore', direction: 'desc' }] },
    joined: `join record_key as k on ${keyOf('xScore', 'k')}`,
    where: 'k.num is not null',
    order: 'k.num desc, id desc',
  },
  {
    name: 'filter by a field made on screen',
    object: 'party',
    query: { filter: { field: 'xGrade', op: 'eq', value: 'gold' } },
    where: isGold,
    order: newest,
  },
  {
    name: 'filter by two fields made on screen, in the order of a third',
    object: 'party',
    query: {
      filter: {
        and: [
          { field: 'xGrade', op: 'eq', value: 'gold' },
          { field: 'xScore', op: 'between', value: [90_000, 91_000] },
        ],
      },
      sort: [{ field: 'xMemberSince', direction: 'desc' }],
    },
    joined: `join record_key as k on ${keyOf('xMemberSince', 'k')}`,
    where: `k.txt is not null and ${isGold}
      and exists (select from record_key as s where ${keyOf('xScore', 's')} and s.num between 90000 and 91000)`,
    order: 'k.txt desc, id desc',
  },
];

/** The rows that a persona may see, by their owners. */
export const ownersOf = (
  { personas, six, sixty }: Staff,
  persona: Persona,
): readonly string[] | undefined => {
  const rest = { admin: undefined, seller: [], 'manager-of-6': six, 'manager-of-60': sixty }[persona];
  return rest && [personas[persona], ...rest];
};

export const listCases: readonly Case[] = [
  ...lists.map((list): Case => ({
    name: `list ${list.name}`,
    run: (bench) => measure(bench, list, 'admin'),
  })),
  ...(['seller', 'manager-of-6', 'manager-of-60'] as const).flatMap((persona) =>
    [newestParties, partiesByName, dealsByMoney].map((list): Case => ({
      name: `list ${list.name} as ${persona}`,
      run: (bench) => measure(bench, list, persona),
    })),
  ),
  ...[newestParties, partiesByName].map((list): Case => ({
    name: `list ${list.name}, far on`,
    run: async (bench) => measure(bench, list, 'admin', await cursorFarOn(bench, list)),
  })),
];

type FarOn = { readonly cursor: string; readonly id: string };

async function measure(bench: Bench, list: List, persona: Persona, farOn?: FarOn): Promise<void> {
  const { object, query, name } = list;
  const { workspace, staff } = bench.place;
  const owners = ownersOf(staff, persona);
  const conditions = [
    't.workspace_id = $1',
    't.deleted_at is null',
    ...(list.where ? [list.where] : []),
    ...(owners ? [`t.owner_id = any($${farOn ? 3 : 2}::uuid[])`] : []),
  ];
  const after = farOn && (await placeOf(bench, list, farOn));
  const statement = {
    text: `select t.* from ${object} as t ${list.joined ?? ''} where ${[...conditions, ...(after ? [after.text] : [])].join(' and ')} order by ${list.order} limit 51`,
    values: [workspace, ...(after ? [after.value, farOn.id] : owners ? [owners] : [])],
  };
  await compare(bench, {
    name: `list ${name}${farOn ? ', far on' : ''}${persona === 'admin' ? '' : ` as ${persona}`}`,
    persona,
    http: () => ({
      method: 'POST',
      path: `/records/${object}/query`,
      body: {
        ...query,
        ...(list.whole ? {} : { fields: columns[object] }),
        ...(farOn ? { cursor: farOn.cursor } : {}),
      },
    }),
    bare: bareRun(() => statement),
    bars: { p50: 'list', p95: 50, rate: 500 },
  });
}

/** The page's place as the hand-written query compares it. */
async function placeOf(
  bench: Bench,
  list: List,
  { id }: FarOn,
): Promise<{ text: string; value: string } | undefined> {
  const isName = list.order === byName;
  const key = isName ? `peyvand_sort_key_v1(name) collate "C"` : 'created_at';
  const [row] = await bench.ask<{ key: string }>(
    `select (${key})::text as key from ${list.object} where workspace_id = $1 and id = $2`,
    [bench.place.workspace, id],
  );
  return (
    row && {
      text: `(${key}, id) ${isName ? '>' : '<'} ($2::${isName ? 'text' : 'timestamptz'}, $3::uuid)`,
      value: row.key,
    }
  );
}
