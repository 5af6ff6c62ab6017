alter table task add column external_id text;

alter table note add column external_id text;

alter table call add column external_id text;

alter table meeting add column external_id text;

create index task_external_id on task using btree (workspace_id, (peyvand_sort_key_v1("external_id")) collate "C", id) where deleted_at is null;

create index note_external_id on note using btree (workspace_id, (peyvand_sort_key_v1("external_id")) collate "C", id) where deleted_at is null;

create index call_external_id on call using btree (workspace_id, (peyvand_sort_key_v1("external_id")) collate "C", id) where deleted_at is null;

create index meeting_external_id on meeting using btree (workspace_id, (peyvand_sort_key_v1("external_id")) collate "C", id) where deleted_at is null;
