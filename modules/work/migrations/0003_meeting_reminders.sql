-- Meetings that are there keep silent: nobody asked to be reminded of them.
alter table meeting add column remind numeric;

alter table meeting add column remind_at timestamptz(3);

create index meeting_remind_at on meeting using btree (workspace_id, remind_at, id) where deleted_at is null;
