create index party_bin_of on party using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;
