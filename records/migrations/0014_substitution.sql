create table substitution (
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
  member_id uuid not null,
  substitute_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  state text not null,
  note text,
  constraint substitution_pk primary key (workspace_id, id),
  constraint substitution_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index substitution_newest on substitution using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index substitution_recent on substitution using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index substitution_bin on substitution using btree (workspace_id, deleted_at) where deleted_at is not null;
create index substitution_member_id on substitution using btree (workspace_id, member_id, created_at desc, id desc) where deleted_at is null;
create index substitution_substitute_id on substitution using btree (workspace_id, substitute_id, created_at desc, id desc) where deleted_at is null;
create index substitution_starts_on on substitution using btree (workspace_id, starts_on, id) where deleted_at is null;
create index substitution_ends_on on substitution using btree (workspace_id, ends_on, id) where deleted_at is null;
create index substitution_state on substitution using btree (workspace_id, state, created_at desc, id desc) where deleted_at is null;
alter table substitution enable row level security;
create policy own on substitution to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on substitution to peyvand_system using (true) with check (true);
grant select, insert, update, delete on substitution to peyvand_app, peyvand_system;

alter table substitution add constraint substitution_member_id_fk foreign key (workspace_id, member_id) references member (workspace_id, id);

alter table substitution add constraint substitution_substitute_id_fk foreign key (workspace_id, substitute_id) references member (workspace_id, id);
