drop index task_bin;

drop index note_bin;

drop index call_bin;

drop index meeting_bin;

drop index file_bin;

drop index saved_view_bin;

create index task_bin on task using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index note_bin on note using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index call_bin on call using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index meeting_bin on meeting using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index file_bin on file using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index saved_view_bin on saved_view using btree (workspace_id, deleted_at, id) where deleted_at is not null;
