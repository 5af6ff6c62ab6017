alter table note add column reply_to_id uuid;

alter table note add column reply_to_call_id uuid;

alter table call add column pinned boolean;

alter table meeting add column pinned boolean;

alter table note add constraint note_reply_to_id_fk foreign key (workspace_id, reply_to_id) references note (workspace_id, id);

alter table note add constraint note_reply_to_call_id_fk foreign key (workspace_id, reply_to_call_id) references call (workspace_id, id);

create index note_reply_to_id on note using btree (workspace_id, reply_to_id, created_at desc, id desc) where deleted_at is null;

create index note_reply_to_call_id on note using btree (workspace_id, reply_to_call_id, created_at desc, id desc) where deleted_at is null;
