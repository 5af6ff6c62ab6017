create index deal_calendar on deal using btree (workspace_id, owner_id, expected_close_on, id) where deleted_at is null;
