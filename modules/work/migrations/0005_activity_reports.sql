create index task_reports on task using btree (workspace_id, done_at) include (id, owner_id, done) where deleted_at is null;

create index call_reports on call using btree (workspace_id, at) include (id, owner_id, direction, outcome, duration) where deleted_at is null;

create index meeting_reports on meeting using btree (workspace_id, at) include (id, owner_id, state) where deleted_at is null;
