-- Which deed read it, where many were read at once: all of it is taken back by its id.
alter table notification add column reading_id uuid;
create index notification_reading on notification (workspace_id, member_id, reading_id) where reading_id is not null;
