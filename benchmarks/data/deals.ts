import type { Client } from 'pg';
import { numbers, own, ownerOf, partyId, partyOf, salts } from './rows.ts';
import { dealsOf, type Scale } from './scale.ts';
import { fill, oneOf } from './sql.ts';
import * as words from './words.ts';

/** One of so many deals goes through the pipeline of a big board: of 300,000 deals 5,000, all of them open. */
const boardShare = 60;
const products = 24;

/**
 * Deals with the moves that brought each to its stage. A sixth are open, at any age; of the others two fifths were won,
 * by way of every stage, and the rest lost from any of them, within ninety days.
 */
export async function fillDeals(client: Client, workspace: number, scale: Scale): Promise<void> {
  await client.query(courseSql(workspace, scale));
  await fill(client, 'product', productsSql(workspace));
  await fill(client, 'deal', dealsSql(workspace, scale));
  await fill(client, 'stage_change', movesSql(workspace));
}

/** What became of each deal, by its number: how many of the first stages it stood in, and how it ended. */
const courseSql = (workspace: number, scale: Scale): string => `
  create temp table bench_stage as
    select s.id, s.pipeline_id, s.kind,
      case when s.kind = 'open' then row_number() over (partition by s.pipeline_id, s.kind order by s.position) end as place,
      p.position > 1 as big
    from stage as s join pipeline as p on p.workspace_id = s.workspace_id and p.id = s.pipeline_id
    where s.workspace_id = ${workspace};
  create temp table bench_reason as
    select id, row_number() over (order by position)::integer as place from loss_reason where workspace_id = ${workspace};
  create temp table bench_deal as
    select i, at, p, big, kind, case when kind = 'won' then 4 else 1 + pg_temp.bench_pick(i, 48, 4) end as places,
      interval '1 day' * (1 + pg_temp.bench_pick(i, 43, 90)) as took, pg_temp.bench_id(i, ${salts.deal}, at) as id
    from (select i, at, ${partyOf(45, scale)} as p, i % ${boardShare} = 7 as big,
        case when i % ${boardShare} = 7 or pg_temp.bench_pick(i, 46, 6) = 0 then 'open'
          when pg_temp.bench_pick(i, 47, 5) < 2 then 'won' else 'lost' end as kind
      from ${numbers(dealsOf(scale))}) as n;
  analyze bench_deal`;

const productsSql = (workspace: number): string => `
  insert into product (workspace_id, id, created_at, updated_at, name, list_price, list_price_currency, active)
  select ${workspace}, pg_temp.bench_id(i, ${salts.product}, at), at, at, 'محصول ' || i, i * 1000000, 'IRR', true from ${numbers(products)}`;

const dealsSql = (workspace: number, scale: Scale): string => `
  insert into deal (${own}, title, party_id, product_id, amount, amount_currency, owner_id, pipeline_id, stage_id, status,
    stage_since, still_since, opened_on, expected_close_on, closed_on, loss_reason_id, source)
  select ${workspace}, n.id, at, o.id, at, o.id, ${oneOf(words.dealNames, 40)} || ' ' || i, ${partyId('p', scale)}, r.id,
    (1 + pg_temp.bench_pick(i, 41, 90000))::numeric * 1000000, 'IRR', o.id, s.pipeline_id, s.id, n.kind,
    ${lastMove}, case when n.kind = 'open' then ${lastMove} end, at::date, (at + interval '1 day' * pg_temp.bench_pick(i, 42, 120))::date,
    case when n.kind <> 'open' then (at + took)::date end, b.id,
    ${oneOf(['referral', 'website', 'phone', 'exhibition'], 44)}
  from bench_deal as n ${ownerOf('p')}
  join bench_stage as s on s.big = n.big and s.kind = n.kind and (n.kind <> 'open' or s.place = n.places)
  join (select id, row_number() over (order by list_price) as place from product where workspace_id = ${workspace}) as r
    on r.place = 1 + pg_temp.bench_pick(i, 49, ${products})
  left join bench_reason as b on n.kind = 'lost' and b.place = 1 + pg_temp.bench_pick(i, 39, (select count(*) from bench_reason)::integer)
  order by i`;

/** Moves stand at even distances between the first day and the last; an open deal has stood where it stands for a while. */
const lastMove = `case when n.kind = 'open' then at + took * (n.places - 1) / 4.0 else at + took end`;

const movesSql = (workspace: number): string => `
  insert into stage_change (${own}, deal_id, from_id, to_id, at, by_id, owner_id, days)
  select ${workspace}, pg_temp.bench_id(10 * n.i + m, ${salts.move}, moved), moved, d.owner_id, moved, d.owner_id, d.id, f.id, t.id,
    moved, d.owner_id, d.owner_id, case when m > 1 then round((extract(epoch from took) / 86400 * (m - before) / 4.0)::numeric, 2) end
  from bench_deal as n join deal as d on d.workspace_id = ${workspace} and d.id = n.id
  cross join lateral generate_series(1, n.places + case when n.kind = 'open' then 0 else 1 end) as m
  cross join lateral (select m - 1 as before, n.at + took * least(m - 1, 4) / 4.0 as moved) as l
  join bench_stage as t on t.big = n.big
    and case when m > n.places then t.kind = n.kind else t.kind = 'open' and t.place = m end
  left join bench_stage as f on m > 1 and f.big = n.big and f.kind = 'open' and f.place = m - 1`;
