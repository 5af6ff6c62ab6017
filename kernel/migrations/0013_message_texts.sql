-- A workspace's own words for a message; without a row the standard ones leave.
create table message_text (
  workspace_id integer not null,
  message text not null,
  channel text not null,
  locale text not null,
  subject text,
  body text not null,
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  constraint message_text_pk primary key (workspace_id, message, channel, locale),
  constraint message_text_workspace_fk foreign key (workspace_id) references workspace (id),
  constraint message_text_channel_known check (channel in ('mail', 'sms')),
  constraint message_text_locale_known check (locale in ('fa', 'en')),
  constraint message_text_has_subject check ((subject is not null) = (channel = 'mail'))
);
alter table message_text enable row level security;
create policy own on message_text to peyvand_app
  using (workspace_id = peyvand_workspace()) with check (workspace_id = peyvand_workspace());
create policy system on message_text to peyvand_system using (true) with check (true);
grant select, insert, update, delete on message_text to peyvand_app, peyvand_system;
