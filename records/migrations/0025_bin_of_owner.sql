create index substitution_bin_of on substitution using btree (workspace_id, member_id, deleted_at, id) where deleted_at is not null;

create index import_bin_of on import using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index data_export_bin_of on data_export using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index archive_bin_of on archive using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index hand_over_bin_of on hand_over using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;
