drop index deal_reports;

alter table deal add column units numeric;

-- What deals of today hold; from now on it is summed with their amounts.
update deal as d set units = s.units
from (select workspace_id, deal_id, sum(quantity) as units from deal_line where deleted_at is null group by 1, 2) as s
where d.workspace_id = s.workspace_id and d.id = s.deal_id and d.payable is not null;

create index deal_reports on deal using btree (workspace_id, pipeline_id, status, closed_on) include (id, stage_id, stage_since, still_since, opened_on, amount, amount_currency, units, owner_id, product_id, source, loss_reason_id) where deleted_at is null;
