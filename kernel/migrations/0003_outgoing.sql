-- Messages that leave the house, each with what became of it. Texts that open a door (links, codes) are sealed.
create table outgoing_message (
  workspace_id integer not null,
  id uuid not null,
  channel text not null,
  template text not null,
  locale text not null,
  recipient text not null,
  subject text,
  body text,
  sealed text,
  state text not null,
  attempts integer not null default 0,
  provider text,
  provider_id text,
  error_code text,
  error jsonb,
  created_at timestamptz(3) not null default now(),
  created_by uuid,
  sent_at timestamptz(3),
  settled_at timestamptz(3),
  ask_at timestamptz(3),
  asked integer not null default 0,
  constraint outgoing_message_pk primary key (workspace_id, id),
  constraint outgoing_message_workspace_fk foreign key (workspace_id) references workspace (id),
  constraint outgoing_message_channel_known check (channel in ('mail', 'sms')),
  constraint outgoing_message_state_known
    check (state in ('queued', 'sending', 'sent', 'delivered', 'failed', 'cancelled', 'unsendable'))
);
create index outgoing_message_newest on outgoing_message (workspace_id, created_at desc, id desc);
-- What the provider is still to be asked about.
create index outgoing_message_ask on outgoing_message (ask_at, workspace_id) where state = 'sent' and ask_at is not null;
alter table outgoing_message enable row level security;
create policy own on outgoing_message to peyvand_app
  using (workspace_id = peyvand_workspace()) with check (workspace_id = peyvand_workspace());
create policy system on outgoing_message to peyvand_system using (true) with check (true);
grant select, insert, update, delete on outgoing_message to peyvand_app, peyvand_system;

-- A workspace's own mail server or SMS account, sealed; without one the installation's is used.
create table workspace_channel (
  workspace_id integer not null,
  channel text not null,
  sealed text not null,
  updated_at timestamptz(3) not null default now(),
  updated_by uuid,
  constraint workspace_channel_pk primary key (workspace_id, channel),
  constraint workspace_channel_workspace_fk foreign key (workspace_id) references workspace (id),
  constraint workspace_channel_known check (channel in ('mail', 'sms'))
);
alter table workspace_channel enable row level security;
create policy own on workspace_channel to peyvand_app
  using (workspace_id = peyvand_workspace()) with check (workspace_id = peyvand_workspace());
create policy system on workspace_channel to peyvand_system using (true) with check (true);
grant select, insert, update, delete on workspace_channel to peyvand_app, peyvand_system;
