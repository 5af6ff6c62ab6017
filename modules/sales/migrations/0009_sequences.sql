alter table call_list_entry rename column place to name;

create table sequence (
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
  name text not null,
  climbs_after numeric,
  definition jsonb not null,
  active boolean not null,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  search_own text,
  constraint sequence_pk primary key (workspace_id, id),
  constraint sequence_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index sequence_newest on sequence using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index sequence_recent on sequence using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index sequence_bin on sequence using btree (workspace_id, deleted_at) where deleted_at is not null;
create index sequence_search_own on sequence using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;
create index sequence_search_name on sequence using gin (workspace_id, search_name gin_trgm_ops);
alter table sequence enable row level security;
create policy own on sequence to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on sequence to peyvand_system using (true) with check (true);
grant select, insert, update, delete on sequence to peyvand_app, peyvand_system;

create table sequence_enrolment (
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
  name text not null,
  sequence_id uuid,
  party_id uuid,
  lead_id uuid,
  deal_id uuid,
  state text not null,
  stop_reason text,
  next_step numeric,
  due_at timestamptz(3),
  started_at timestamptz(3),
  owner_id uuid,
  constraint sequence_enrolment_pk primary key (workspace_id, id),
  constraint sequence_enrolment_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index sequence_enrolment_newest on sequence_enrolment using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index sequence_enrolment_recent on sequence_enrolment using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index sequence_enrolment_bin on sequence_enrolment using btree (workspace_id, deleted_at) where deleted_at is not null;
create index sequence_enrolment_sequence_id on sequence_enrolment using btree (workspace_id, sequence_id, created_at desc, id desc) where deleted_at is null;
create index sequence_enrolment_party_id on sequence_enrolment using btree (workspace_id, party_id, created_at desc, id desc) where deleted_at is null;
create index sequence_enrolment_lead_id on sequence_enrolment using btree (workspace_id, lead_id, created_at desc, id desc) where deleted_at is null;
create index sequence_enrolment_deal_id on sequence_enrolment using btree (workspace_id, deal_id, created_at desc, id desc) where deleted_at is null;
create index sequence_enrolment_state on sequence_enrolment using btree (workspace_id, state, created_at desc, id desc) where deleted_at is null;
create index sequence_enrolment_due_at on sequence_enrolment using btree (workspace_id, due_at, id) where deleted_at is null;
create index sequence_enrolment_owner_id on sequence_enrolment using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
alter table sequence_enrolment enable row level security;
create policy own on sequence_enrolment to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on sequence_enrolment to peyvand_system using (true) with check (true);
grant select, insert, update, delete on sequence_enrolment to peyvand_app, peyvand_system;

alter table sales_task add column enrolment_id uuid;

alter table sales_call add column settled boolean;

alter table sequence_enrolment add constraint sequence_enrolment_sequence_id_fk foreign key (workspace_id, sequence_id) references sequence (workspace_id, id);

alter table sequence_enrolment add constraint sequence_enrolment_party_id_fk foreign key (workspace_id, party_id) references party (workspace_id, id);

alter table sequence_enrolment add constraint sequence_enrolment_lead_id_fk foreign key (workspace_id, lead_id) references lead (workspace_id, id);

alter table sequence_enrolment add constraint sequence_enrolment_deal_id_fk foreign key (workspace_id, deal_id) references deal (workspace_id, id);

alter table sequence_enrolment add constraint sequence_enrolment_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table sales_task add constraint sales_task_enrolment_id_fk foreign key (workspace_id, enrolment_id) references sequence_enrolment (workspace_id, id);

create index sales_task_enrolment_id on sales_task using btree (workspace_id, enrolment_id);
