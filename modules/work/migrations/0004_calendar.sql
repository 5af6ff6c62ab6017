create index task_calendar on task using btree (workspace_id, owner_id, due_at, id) where deleted_at is null;

create index call_calendar on call using btree (workspace_id, owner_id, at, id) where deleted_at is null;

create index meeting_calendar on meeting using btree (workspace_id, owner_id, at, id) where deleted_at is null;
