create table lead (
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
  kind text not null,
  company text,
  job_title text,
  owner_id uuid,
  status text not null,
  phones jsonb,
  emails jsonb,
  address jsonb,
  score numeric,
  qualified jsonb,
  amount numeric,
  amount_currency text,
  product_id uuid,
  wish text,
  source text,
  campaign text,
  external_id text,
  assigned_at timestamptz(3),
  accept_by timestamptz(3),
  accepted_at timestamptz(3),
  junk_reason text,
  party_id uuid,
  deal_id uuid,
  converted_at timestamptz(3),
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  search_detail text generated always as (peyvand_fold_v1(coalesce("company", '') || ' ' || coalesce(peyvand_phone_digits("phones"), '') || ' ' || coalesce(peyvand_member_texts("emails", 'address'), '') || ' ' || coalesce("external_id", ''))) stored,
  constraint lead_pk primary key (workspace_id, id),
  constraint lead_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index lead_newest on lead using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index lead_recent on lead using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index lead_bin on lead using btree (workspace_id, deleted_at) where deleted_at is not null;
create index lead_name on lead using btree (workspace_id, (peyvand_sort_key_v1("name")) collate "C", id) where deleted_at is null;
create index lead_owner_id on lead using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
create index lead_status on lead using btree (workspace_id, status, created_at desc, id desc) where deleted_at is null;
create index lead_score on lead using btree (workspace_id, score, id) where deleted_at is null;
create index lead_product_id on lead using btree (workspace_id, product_id, created_at desc, id desc) where deleted_at is null;
create index lead_assigned_at on lead using btree (workspace_id, assigned_at, id) where deleted_at is null;
create index lead_accept_by on lead using btree (workspace_id, accept_by, id) where deleted_at is null;
create index lead_party_id on lead using btree (workspace_id, party_id, created_at desc, id desc) where deleted_at is null;
create index lead_deal_id on lead using btree (workspace_id, deal_id, created_at desc, id desc) where deleted_at is null;
create index lead_converted_at on lead using btree (workspace_id, converted_at, id) where deleted_at is null;
create index lead_name_alike on lead using btree (workspace_id, peyvand_alike_v1(search_name), id) where deleted_at is null;
create index lead_search_name on lead using gin (workspace_id, search_name gin_trgm_ops);
create index lead_search_detail on lead using gin (workspace_id, search_detail gin_trgm_ops);
alter table lead enable row level security;
create policy own on lead to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on lead to peyvand_system using (true) with check (true);
grant select, insert, update, delete on lead to peyvand_app, peyvand_system;

create table lead_score_rule (
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
  condition jsonb not null,
  points numeric not null,
  position numeric,
  active boolean not null,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  constraint lead_score_rule_pk primary key (workspace_id, id),
  constraint lead_score_rule_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index lead_score_rule_newest on lead_score_rule using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index lead_score_rule_recent on lead_score_rule using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index lead_score_rule_bin on lead_score_rule using btree (workspace_id, deleted_at) where deleted_at is not null;
create index lead_score_rule_search_name on lead_score_rule using gin (workspace_id, search_name gin_trgm_ops);
alter table lead_score_rule enable row level security;
create policy own on lead_score_rule to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on lead_score_rule to peyvand_system using (true) with check (true);
grant select, insert, update, delete on lead_score_rule to peyvand_app, peyvand_system;

create table lead_assignment_rule (
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
  condition jsonb,
  team_id uuid not null,
  way text not null,
  acquaintance boolean not null,
  accept_within numeric,
  position numeric,
  active boolean not null,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  constraint lead_assignment_rule_pk primary key (workspace_id, id),
  constraint lead_assignment_rule_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index lead_assignment_rule_newest on lead_assignment_rule using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index lead_assignment_rule_recent on lead_assignment_rule using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index lead_assignment_rule_bin on lead_assignment_rule using btree (workspace_id, deleted_at) where deleted_at is not null;
create index lead_assignment_rule_team_id on lead_assignment_rule using btree (workspace_id, team_id, created_at desc, id desc) where deleted_at is null;
create index lead_assignment_rule_search_name on lead_assignment_rule using gin (workspace_id, search_name gin_trgm_ops);
alter table lead_assignment_rule enable row level security;
create policy own on lead_assignment_rule to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on lead_assignment_rule to peyvand_system using (true) with check (true);
grant select, insert, update, delete on lead_assignment_rule to peyvand_app, peyvand_system;

alter table sales_task add column lead_id uuid;

alter table sales_call add column lead_id uuid;

alter table sales_meeting add column lead_id uuid;

alter table sales_note add column lead_id uuid;

alter table lead add constraint lead_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table lead add constraint lead_product_id_fk foreign key (workspace_id, product_id) references product (workspace_id, id);

alter table lead add constraint lead_party_id_fk foreign key (workspace_id, party_id) references party (workspace_id, id);

alter table lead add constraint lead_deal_id_fk foreign key (workspace_id, deal_id) references deal (workspace_id, id);

alter table lead_assignment_rule add constraint lead_assignment_rule_team_id_fk foreign key (workspace_id, team_id) references team (workspace_id, id);

alter table sales_task add constraint sales_task_lead_id_fk foreign key (workspace_id, lead_id) references lead (workspace_id, id);

create index sales_task_lead_id on sales_task using btree (workspace_id, lead_id);

alter table sales_call add constraint sales_call_lead_id_fk foreign key (workspace_id, lead_id) references lead (workspace_id, id);

create index sales_call_lead_id on sales_call using btree (workspace_id, lead_id);

alter table sales_meeting add constraint sales_meeting_lead_id_fk foreign key (workspace_id, lead_id) references lead (workspace_id, id);

create index sales_meeting_lead_id on sales_meeting using btree (workspace_id, lead_id);

alter table sales_note add constraint sales_note_lead_id_fk foreign key (workspace_id, lead_id) references lead (workspace_id, id);

create index sales_note_lead_id on sales_note using btree (workspace_id, lead_id);
