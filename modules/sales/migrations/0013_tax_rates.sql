create table tax_rate (
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
  starts_on date not null,
  rate numeric not null,
  note text,
  constraint tax_rate_pk primary key (workspace_id, id),
  constraint tax_rate_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index tax_rate_newest on tax_rate using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index tax_rate_recent on tax_rate using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index tax_rate_bin on tax_rate using btree (workspace_id, deleted_at) where deleted_at is not null;
create index tax_rate_starts_on on tax_rate using btree (workspace_id, starts_on, id) where deleted_at is null;
alter table tax_rate enable row level security;
create policy own on tax_rate to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on tax_rate to peyvand_system using (true) with check (true);
grant select, insert, update, delete on tax_rate to peyvand_app, peyvand_system;
