alter table lead add column do_not_call boolean;

create table call_script (
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
  purpose text,
  audience text not null,
  definition jsonb not null,
  edition numeric,
  active boolean not null,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  search_own text,
  constraint call_script_pk primary key (workspace_id, id),
  constraint call_script_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index call_script_newest on call_script using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index call_script_recent on call_script using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index call_script_bin on call_script using btree (workspace_id, deleted_at) where deleted_at is not null;
create index call_script_search_own on call_script using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;
create index call_script_search_name on call_script using gin (workspace_id, search_name gin_trgm_ops);
alter table call_script enable row level security;
create policy own on call_script to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on call_script to peyvand_system using (true) with check (true);
grant select, insert, update, delete on call_script to peyvand_app, peyvand_system;

create table script_edition (
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
  script_id uuid,
  edition numeric not null,
  definition jsonb not null,
  constraint script_edition_pk primary key (workspace_id, id),
  constraint script_edition_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index script_edition_newest on script_edition using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index script_edition_recent on script_edition using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index script_edition_bin on script_edition using btree (workspace_id, deleted_at) where deleted_at is not null;
create index script_edition_script_id on script_edition using btree (workspace_id, script_id, created_at desc, id desc) where deleted_at is null;
alter table script_edition enable row level security;
create policy own on script_edition to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on script_edition to peyvand_system using (true) with check (true);
grant select, insert, update, delete on script_edition to peyvand_app, peyvand_system;

create table script_answer (
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
  answer text not null,
  step text not null,
  call_id uuid,
  script_id uuid,
  edition numeric,
  owner_id uuid,
  constraint script_answer_pk primary key (workspace_id, id),
  constraint script_answer_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index script_answer_newest on script_answer using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index script_answer_recent on script_answer using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index script_answer_bin on script_answer using btree (workspace_id, deleted_at) where deleted_at is not null;
create index script_answer_call_id on script_answer using btree (workspace_id, call_id, created_at desc, id desc) where deleted_at is null;
create index script_answer_script_id on script_answer using btree (workspace_id, script_id, created_at desc, id desc) where deleted_at is null;
create index script_answer_owner_id on script_answer using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
alter table script_answer enable row level security;
create policy own on script_answer to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on script_answer to peyvand_system using (true) with check (true);
grant select, insert, update, delete on script_answer to peyvand_app, peyvand_system;

create table call_list (
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
  object text not null,
  state text not null,
  script_id uuid,
  attempts numeric not null,
  retry_after numeric not null,
  days text not null,
  opens text not null,
  closes text not null,
  owner_id uuid,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  search_own text,
  constraint call_list_pk primary key (workspace_id, id),
  constraint call_list_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index call_list_newest on call_list using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index call_list_recent on call_list using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index call_list_bin on call_list using btree (workspace_id, deleted_at) where deleted_at is not null;
create index call_list_state on call_list using btree (workspace_id, state, created_at desc, id desc) where deleted_at is null;
create index call_list_script_id on call_list using btree (workspace_id, script_id, created_at desc, id desc) where deleted_at is null;
create index call_list_owner_id on call_list using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
create index call_list_search_own on call_list using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;
create index call_list_search_name on call_list using gin (workspace_id, search_name gin_trgm_ops);
alter table call_list enable row level security;
create policy own on call_list to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on call_list to peyvand_system using (true) with check (true);
grant select, insert, update, delete on call_list to peyvand_app, peyvand_system;

create table call_list_entry (
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
  list_id uuid,
  position numeric not null,
  party_id uuid,
  lead_id uuid,
  deal_id uuid,
  state text not null,
  left_out text,
  tries numeric not null,
  last_outcome text,
  next_at timestamptz(3),
  claimed_until timestamptz(3),
  caller_id uuid,
  constraint call_list_entry_pk primary key (workspace_id, id),
  constraint call_list_entry_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index call_list_entry_newest on call_list_entry using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index call_list_entry_recent on call_list_entry using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index call_list_entry_bin on call_list_entry using btree (workspace_id, deleted_at) where deleted_at is not null;
create index call_list_entry_list_id on call_list_entry using btree (workspace_id, list_id, created_at desc, id desc) where deleted_at is null;
create index call_list_entry_party_id on call_list_entry using btree (workspace_id, party_id, created_at desc, id desc) where deleted_at is null;
create index call_list_entry_lead_id on call_list_entry using btree (workspace_id, lead_id, created_at desc, id desc) where deleted_at is null;
create index call_list_entry_deal_id on call_list_entry using btree (workspace_id, deal_id, created_at desc, id desc) where deleted_at is null;
create index call_list_entry_next_at on call_list_entry using btree (workspace_id, next_at, id) where deleted_at is null;
create index call_list_entry_caller_id on call_list_entry using btree (workspace_id, caller_id, created_at desc, id desc) where deleted_at is null;
alter table call_list_entry enable row level security;
create policy own on call_list_entry to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on call_list_entry to peyvand_system using (true) with check (true);
grant select, insert, update, delete on call_list_entry to peyvand_app, peyvand_system;

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

alter table sales_call add column call_list_id uuid;

alter table sales_call add column settled boolean;

alter table sales_call add column script_id uuid;

alter table sales_call add column refusal_id uuid;

alter table sales_call add column script_edition numeric;

alter table script_edition add constraint script_edition_script_id_fk foreign key (workspace_id, script_id) references call_script (workspace_id, id);

alter table script_answer add constraint script_answer_call_id_fk foreign key (workspace_id, call_id) references call (workspace_id, id);

alter table script_answer add constraint script_answer_script_id_fk foreign key (workspace_id, script_id) references call_script (workspace_id, id);

alter table script_answer add constraint script_answer_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table call_list add constraint call_list_script_id_fk foreign key (workspace_id, script_id) references call_script (workspace_id, id);

alter table call_list add constraint call_list_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table call_list_entry add constraint call_list_entry_list_id_fk foreign key (workspace_id, list_id) references call_list (workspace_id, id);

alter table call_list_entry add constraint call_list_entry_party_id_fk foreign key (workspace_id, party_id) references party (workspace_id, id);

alter table call_list_entry add constraint call_list_entry_lead_id_fk foreign key (workspace_id, lead_id) references lead (workspace_id, id);

alter table call_list_entry add constraint call_list_entry_deal_id_fk foreign key (workspace_id, deal_id) references deal (workspace_id, id);

alter table call_list_entry add constraint call_list_entry_caller_id_fk foreign key (workspace_id, caller_id) references member (workspace_id, id);

alter table sequence_enrolment add constraint sequence_enrolment_sequence_id_fk foreign key (workspace_id, sequence_id) references sequence (workspace_id, id);

alter table sequence_enrolment add constraint sequence_enrolment_party_id_fk foreign key (workspace_id, party_id) references party (workspace_id, id);

alter table sequence_enrolment add constraint sequence_enrolment_lead_id_fk foreign key (workspace_id, lead_id) references lead (workspace_id, id);

alter table sequence_enrolment add constraint sequence_enrolment_deal_id_fk foreign key (workspace_id, deal_id) references deal (workspace_id, id);

alter table sequence_enrolment add constraint sequence_enrolment_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table sales_task add constraint sales_task_enrolment_id_fk foreign key (workspace_id, enrolment_id) references sequence_enrolment (workspace_id, id);

create index sales_task_enrolment_id on sales_task using btree (workspace_id, enrolment_id);

alter table sales_call add constraint sales_call_call_list_id_fk foreign key (workspace_id, call_list_id) references call_list (workspace_id, id);

alter table sales_call add constraint sales_call_script_id_fk foreign key (workspace_id, script_id) references call_script (workspace_id, id);

alter table sales_call add constraint sales_call_refusal_id_fk foreign key (workspace_id, refusal_id) references loss_reason (workspace_id, id);

create index sales_call_call_list_id on sales_call using btree (workspace_id, call_list_id);

create index sales_call_script_id on sales_call using btree (workspace_id, script_id);

create index sales_call_refusal_id on sales_call using btree (workspace_id, refusal_id);
