create index task_about_id_pinned on task using btree (workspace_id, about_id, created_at desc, id desc) where deleted_at is null and pinned;

create index note_about_id_pinned on note using btree (workspace_id, about_id, created_at desc, id desc) where deleted_at is null and pinned;

create index call_about_id_pinned on call using btree (workspace_id, about_id, created_at desc, id desc) where deleted_at is null and pinned;

create index meeting_about_id_pinned on meeting using btree (workspace_id, about_id, created_at desc, id desc) where deleted_at is null and pinned;

create index file_about_id_pinned on file using btree (workspace_id, about_id, created_at desc, id desc) where deleted_at is null and pinned;
