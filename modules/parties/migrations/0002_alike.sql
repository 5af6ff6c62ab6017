create index party_name_alike on party using btree (workspace_id, peyvand_alike_v1(search_name), id) where deleted_at is null;
