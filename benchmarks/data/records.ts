import { Client, type PoolConfig } from 'pg';
import type { WorkspaceId } from '#kernel/context/context.ts';
import { fillDeals } from './deals.ts';
import { ownKeysSql, ownValues } from './own-fields.ts';
import { from, numbers, own, ownerOf, partyId, partyOf, salts } from './rows.ts';
import { activitiesOf, type Scale } from './scale.ts';
import type { Staff } from './staff.ts';
import { fill, oneOf, sessionFunctions } from './sql.ts';
import * as words from './words.ts';

/** So many parties are the seller's, and so many his whose manager has a team of six. */
const few = { seller: 300, six: 600 };

/** Fills the workspace as its owner, past every rule: parties, deals, activities, each with its log and timeline. */
export async function makeRecords(
  owner: PoolConfig,
  workspace: WorkspaceId,
  staff: Staff,
  scale: Scale,
  log: (line: string) => void,
): Promise<void> {
  const client = new Client(owner);
  await client.connect();
  const step = async (name: string, deed: () => Promise<unknown>): Promise<void> => {
    const from = performance.now();
    await deed();
    log(`${name}: ${((performance.now() - from) / 1_000).toFixed(1)} s`);
  };
  try {
    // The generated rows refer to each other rightly, so that the keys need not be checked four million times.
    await client.query(`set session_replication_role = replica; set maintenance_work_mem = '512MB'; set statement_timeout = 0;
      ${sessionFunctions} ${owners(staff, scale)}`);
    const part = activitiesOf(scale) / 3;
    await step('parties', () => fill(client, 'party', partiesSql(workspace, scale)));
    await step('fields made on screen', () =>
      fill(
        client,
        'record_key',
        `insert into record_key (workspace_id, field_id, record_id, num, txt) ${ownKeysSql(workspace)}`,
      ),
    );
    await step('deals', () => fillDeals(client, workspace, scale));
    await step('calls', () => fill(client, 'call', callsSql(workspace, scale, part)));
    await step('tasks', () => fill(client, 'task', tasksSql(workspace, scale, part)));
    await step('notes', () => fill(client, 'note', notesSql(workspace, scale, part)));
    await step('log', async () => {
      for (const object of ['party', 'deal', 'call', 'task', 'note'])
        await client.query(eventsSql(workspace, object));
    });
    await step('timeline', () => fill(client, 'timeline_entry', timelineSql(workspace)));
    await step('vacuum analyze', () => client.query('vacuum (analyze)'));
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

/** Who owns what is a table of places; a party's place comes of its number. */
function owners({ personas, six, sixty, others }: Staff, { parties }: Scale): string {
  const all = [personas.seller, ...six, ...sixty, ...others];
  const step = (rows: number): number => Math.max(10, Math.floor(parties / rows));
  return `create temp table bench_owner as select place::integer, id::uuid
      from unnest(array[${all.map((id) => `'${id}'`).join(',')}]) with ordinality as m(id, place);
    analyze bench_owner;
    create function pg_temp.bench_place(i bigint) returns integer language sql immutable strict return case
      when i % ${step(few.seller)} = 0 then 1
      when i % ${step(few.six)} = 1 then 2 + pg_temp.bench_pick(i, 90, 6)
      when pg_temp.bench_share(i, 91, 30) then 8 + pg_temp.bench_pick(i, 92, 60)
      else 68 + pg_temp.bench_pick(i, 93, ${others.length}) end;`;
}

const phone = `jsonb_build_array(jsonb_build_object('number', '+989' || lpad((100000000 + pg_temp.bench_pick(i, 20, 399999999))::text, 9, '0')))`;
const company = `${oneOf(words.companyKinds, 10)} || ' ' || ${oneOf(words.companyFronts, 11)} || ' ' || ${oneOf(words.companyBacks, 12)} || ' ' || pg_temp.bench_pick(i, 13, 4000)`;

const partiesSql = (workspace: number, scale: Scale): string => `
  insert into party (${own}, kind, name, given_name, family_name, gender, employer_id, job_title, phones, emails, address,
    sector, annual_revenue, annual_revenue_currency, employees, roles, source, owner_id, external_id, custom)
  select ${workspace}, pg_temp.bench_id(i, ${salts.party}, at), at, o.id, at, o.id,
    case when firm then 'organisation' else 'person' end,
    case when firm then ${company} else given || ' ' || family end,
    case when not firm then given end, case when not firm then family end,
    case when not firm then case when pg_temp.bench_share(i, 21, 50) then 'female' else 'male' end end,
    case when not firm and pg_temp.bench_share(i, 22, 60) then ${partyId(`greatest(4, 4 * (pg_temp.bench_pick(i, 23, ${scale.parties}) / 4))`, scale)} end,
    case when not firm then ${oneOf(words.jobTitles, 24)} end,
    ${phone},
    case when pg_temp.bench_share(i, 25, 60) then jsonb_build_array(jsonb_build_object('address', 'p' || i || '@' || (array['avand','sepehr','mehr'])[1 + i % 3] || '.example')) end,
    jsonb_build_object('city', ${oneOf(words.cities, 26)}, 'line', 'خیابان ' || pg_temp.bench_pick(i, 27, 900)),
    case when firm then ${oneOf(words.sectors, 28)} end,
    case when firm then (1 + pg_temp.bench_pick(i, 29, 90000))::numeric * 10000000 end, case when firm then 'IRR' end,
    case when firm then 1 + pg_temp.bench_pick(i, 30, 2000) end,
    jsonb_build_array(${oneOf(['customer', 'prospect', 'supplier', 'reseller'], 31)}),
    ${oneOf(['referral', 'website', 'phone', 'exhibition', 'advertising', 'social'], 32)},
    o.id, 'B' || i, ${ownValues(workspace)}
  from (select i, at, i % 4 = 0 as firm, ${oneOf(words.givenNames, 14)} as given,
      ${oneOf(words.familyStems, 15)} || ${oneOf(words.familyEndings, 16)} as family
    from ${numbers(scale.parties)}) as n ${ownerOf('i')} order by i;
  insert into unique_value (workspace_id, field_id, key, record_id)
  select workspace_id, 'party.externalId', lower(external_id), id from party where workspace_id = ${workspace} and external_id is not null`;

const callsSql = (workspace: number, scale: Scale, rows: number): string => `
  insert into call (${own}, subject, direction, about_id, at, duration, outcome, notes, owner_id)
  ${from(workspace, 'call')}, 'تماس پیگیری ' || i, case when i % 3 = 0 then 'incoming' else 'outgoing' end, ${partyId('p', scale)}, at,
    60 + pg_temp.bench_pick(i, 50, 900), case when pg_temp.bench_share(i, 51, 70) then 'answered' else 'no-answer' end, ${oneOf(words.notes, 52)}, o.id
  from (select i, at, ${partyOf(53, scale)} as p from ${numbers(rows)}) as n ${ownerOf('p')} order by i`;

const tasksSql = (workspace: number, scale: Scale, rows: number): string => `
  insert into task (${own}, title, kind, about_id, due_at, priority, owner_id, done, done_at)
  ${from(workspace, 'task')}, 'پیگیری ' || ${oneOf(words.dealNames, 60)}, 'follow-up', ${partyId('p', scale)}, at + interval '2 days',
    ${oneOf(['normal', 'high', 'low'], 61)}, o.id, i % 10 <> 0, case when i % 10 <> 0 then at + interval '1 day' end
  from (select i, at, ${partyOf(62, scale)} as p from ${numbers(rows)}) as n ${ownerOf('p')} order by i`;

const notesSql = (workspace: number, scale: Scale, rows: number): string => `
  insert into note (${own}, title, text, about_id, pinned, owner_id)
  ${from(workspace, 'note')}, null, ${oneOf(words.notes, 70)} || ' ' || i, ${partyId('p', scale)}, false, o.id
  from (select i, at, ${partyOf(71, scale)} as p from ${numbers(rows)}) as n ${ownerOf('p')} order by i`;

const eventsSql = (workspace: number, object: string): string => `
  insert into event (workspace_id, at, kind, object, record_id, record_version, actor_kind, actor_id, cause, request_id)
  select workspace_id, created_at, 'created', '${object}', id, 1, 'member', created_by, '{"kind":"screen"}', 'bench'
  from ${object} where workspace_id = ${workspace} and created_by is not null order by created_at`;

const timelineSql = (workspace: number): string => `
  insert into timeline_entry (workspace_id, party_id, at, object, record_id, field)
  ${[
    ['deal', 'party_id', 'opened_on', 'party'],
    ['call', 'about_id', 'at', 'about'],
    ['task', 'about_id', 'due_at', 'about'],
    ['note', 'about_id', 'created_at', 'about'],
  ]
    .map(
      ([object, party, at, field]) =>
        `select workspace_id, ${party}, ${at}, '${object}', id, '${field}' from ${object} where workspace_id = ${workspace} and ${party} is not null`,
    )
    .join(' union all ')}`;
