create index deal_reports on deal using btree (workspace_id, pipeline_id, status, closed_on) include (id, stage_id, stage_since, opened_on, amount, amount_currency, owner_id, product_id, source, loss_reason_id) where deleted_at is null;

create index stage_change_reports on stage_change using btree (workspace_id, at) include (id, deal_id, from_id, to_id, owner_id, days) where deleted_at is null;
