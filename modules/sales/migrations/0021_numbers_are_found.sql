create index lead_detail_alike on lead using gin (workspace_id, string_to_array(search_detail, ' ')) with (fastupdate = off) where deleted_at is null;
