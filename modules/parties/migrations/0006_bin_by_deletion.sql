drop index tag_bin;

drop index party_bin;

drop index relation_bin;

create index tag_bin on tag using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index party_bin on party using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index relation_bin on relation using btree (workspace_id, deleted_at, id) where deleted_at is not null;
