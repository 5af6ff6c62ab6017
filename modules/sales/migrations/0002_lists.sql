drop index deal_status;

create index deal_status on deal using btree (workspace_id, status, created_at desc, id desc) where deleted_at is null;
