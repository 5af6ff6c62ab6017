create index party_detail_alike on party using gin (workspace_id, string_to_array(search_detail, ' ')) with (fastupdate = off) where deleted_at is null;
