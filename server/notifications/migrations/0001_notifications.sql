-- What members are told. Unread ones about the same thing are one row that counts.
create table notification (
  workspace_id integer not null,
  id uuid not null,
  member_id uuid not null,
  kind text not null,
  about text not null,
  object text not null,
  -- None where one deed touched many records.
  record_id uuid,
  actor_id uuid,
  count integer not null default 1,
  detail jsonb not null default '{}',
  at timestamptz(3) not null,
  -- False where its member wants it by mail or SMS only.
  shown boolean not null,
  read_at timestamptz(3),
  constraint notification_pk primary key (workspace_id, id),
  constraint notification_workspace_fk foreign key (workspace_id) references workspace (id),
  constraint notification_member_fk foreign key (workspace_id, member_id) references member (workspace_id, id) on delete cascade
);
create unique index notification_unread_about on notification (workspace_id, member_id, about) where read_at is null;
create index notification_newest on notification (workspace_id, member_id, at desc, id desc) where shown;
create index notification_age on notification (at);
alter table notification enable row level security;
create policy own on notification to peyvand_app
  using (workspace_id = peyvand_workspace()) with check (workspace_id = peyvand_workspace());
create policy system on notification to peyvand_system using (true) with check (true);
grant select, insert, update, delete on notification to peyvand_app, peyvand_system;

-- What has been told already: readers may repeat, and the clock looks back a little.
create table notification_occasion (
  workspace_id integer not null,
  member_id uuid not null,
  kind text not null,
  key text not null,
  at timestamptz(3) not null default now(),
  constraint notification_occasion_pk primary key (workspace_id, member_id, kind, key),
  constraint notification_occasion_member_fk foreign key (workspace_id, member_id) references member (workspace_id, id) on delete cascade
);
create index notification_occasion_age on notification_occasion (at);
alter table notification_occasion enable row level security;
create policy own on notification_occasion to peyvand_app
  using (workspace_id = peyvand_workspace()) with check (workspace_id = peyvand_workspace());
create policy system on notification_occasion to peyvand_system using (true) with check (true);
grant select, insert, delete on notification_occasion to peyvand_app, peyvand_system;

-- What is still to leave by mail or SMS, and when: a little later, or when quiet hours are over.
create table notification_delivery (
  workspace_id integer not null,
  notification_id uuid not null,
  channel text not null,
  member_id uuid not null,
  send_at timestamptz(3) not null,
  constraint notification_delivery_pk primary key (workspace_id, notification_id, channel),
  constraint notification_delivery_notification_fk foreign key (workspace_id, notification_id)
    references notification (workspace_id, id) on delete cascade,
  constraint notification_delivery_channel_known check (channel in ('mail', 'sms'))
);
create index notification_delivery_due on notification_delivery (send_at, workspace_id);
alter table notification_delivery enable row level security;
create policy own on notification_delivery to peyvand_app
  using (workspace_id = peyvand_workspace()) with check (workspace_id = peyvand_workspace());
create policy system on notification_delivery to peyvand_system using (true) with check (true);
grant select, insert, update, delete on notification_delivery to peyvand_app, peyvand_system;

-- How each member wants to be told; the row without a member is what the workspace begins with.
create table notification_wish (
  workspace_id integer not null,
  member_id uuid,
  wishes jsonb not null,
  constraint notification_wish_unique unique nulls not distinct (workspace_id, member_id),
  constraint notification_wish_workspace_fk foreign key (workspace_id) references workspace (id),
  constraint notification_wish_member_fk foreign key (workspace_id, member_id) references member (workspace_id, id) on delete cascade
);
alter table notification_wish enable row level security;
create policy own on notification_wish to peyvand_app
  using (workspace_id = peyvand_workspace()) with check (workspace_id = peyvand_workspace());
create policy system on notification_wish to peyvand_system using (true) with check (true);
grant select, insert, update, delete on notification_wish to peyvand_app, peyvand_system;

-- The last day on which a member was sent his digest.
create table notification_digest (
  workspace_id integer not null,
  member_id uuid not null,
  sent_on date not null,
  constraint notification_digest_pk primary key (workspace_id, member_id),
  constraint notification_digest_member_fk foreign key (workspace_id, member_id) references member (workspace_id, id) on delete cascade
);
alter table notification_digest enable row level security;
create policy own on notification_digest to peyvand_app
  using (workspace_id = peyvand_workspace()) with check (workspace_id = peyvand_workspace());
create policy system on notification_digest to peyvand_system using (true) with check (true);
grant select, insert, update, delete on notification_digest to peyvand_app, peyvand_system;

-- Until when the clock has looked in each workspace.
create table notification_clock (
  workspace_id integer not null,
  looked_until timestamptz(3) not null,
  constraint notification_clock_pk primary key (workspace_id),
  constraint notification_clock_workspace_fk foreign key (workspace_id) references workspace (id)
);
alter table notification_clock enable row level security;
create policy own on notification_clock to peyvand_app
  using (workspace_id = peyvand_workspace()) with check (workspace_id = peyvand_workspace());
create policy system on notification_clock to peyvand_system using (true) with check (true);
grant select, insert, update on notification_clock to peyvand_app, peyvand_system;

-- Of what happened before notifications were there nobody is told.
insert into event_reader (name, transaction) values ('notifications', pg_snapshot_xmin(pg_current_snapshot()))
  on conflict do nothing;
