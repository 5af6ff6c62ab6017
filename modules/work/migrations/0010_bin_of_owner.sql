create index task_bin_of on task using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index note_bin_of on note using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index call_bin_of on call using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index meeting_bin_of on meeting using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index file_bin_of on file using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index saved_view_bin_of on saved_view using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;
