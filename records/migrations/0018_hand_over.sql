create table hand_over (
  workspace_id integer not null,
  id uuid not null,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  created_by uuid,
  updated_at timestamptz(3) not null,
  updated_by uuid,
  deleted_at timestamptz(3),
  deleted_by uuid,
  custom jsonb not null default '{}',
  from_id uuid not null,
  to_id uuid not null,
  state text not null,
  deactivated boolean not null,
  given numeric,
  back numeric,
  owner_id uuid,
  constraint hand_over_pk primary key (workspace_id, id),
  constraint hand_over_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index hand_over_newest on hand_over using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index hand_over_recent on hand_over using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index hand_over_bin on hand_over using btree (workspace_id, deleted_at) where deleted_at is not null;
create index hand_over_from_id on hand_over using btree (workspace_id, from_id, created_at desc, id desc) where deleted_at is null;
create index hand_over_to_id on hand_over using btree (workspace_id, to_id, created_at desc, id desc) where deleted_at is null;
create index hand_over_owner_id on hand_over using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
alter table hand_over enable row level security;
create policy own on hand_over to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on hand_over to peyvand_system using (true) with check (true);
grant select, insert, update, delete on hand_over to peyvand_app, peyvand_system;

alter table hand_over add constraint hand_over_from_id_fk foreign key (workspace_id, from_id) references member (workspace_id, id);

alter table hand_over add constraint hand_over_to_id_fk foreign key (workspace_id, to_id) references member (workspace_id, id);

alter table hand_over add constraint hand_over_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

-- What a hand-over moved, kept as long as it can be taken back.
create table handed_over (
  workspace_id integer not null,
  hand_over_id uuid not null,
  object text not null,
  record_id uuid not null,
  field text not null,
  before jsonb not null,
  version integer not null,
  back boolean not null default false,
  constraint handed_over_pk primary key (workspace_id, hand_over_id, object, field, record_id),
  constraint handed_over_workspace_fk foreign key (workspace_id) references workspace (id),
  constraint handed_over_hand_over_id_fk foreign key (workspace_id, hand_over_id) references hand_over (workspace_id, id) on delete cascade
);
alter table handed_over enable row level security;
create policy own on handed_over to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on handed_over to peyvand_system using (true) with check (true);
grant select, insert, update, delete on handed_over to peyvand_app, peyvand_system;
