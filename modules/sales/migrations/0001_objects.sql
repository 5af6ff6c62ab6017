create table product (
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
  code text,
  series text,
  category text,
  list_price numeric,
  list_price_currency text,
  unit text,
  active boolean not null,
  description text,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", '') || ' ' || coalesce("code", ''))) stored,
  constraint product_pk primary key (workspace_id, id),
  constraint product_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index product_newest on product using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index product_recent on product using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index product_bin on product using btree (workspace_id, deleted_at) where deleted_at is not null;
create index product_name on product using btree (workspace_id, (peyvand_sort_key_v1("name")) collate "C", id) where deleted_at is null;
create index product_code on product using btree (workspace_id, (peyvand_sort_key_v1("code")) collate "C", id) where deleted_at is null;
create index product_series on product using btree (workspace_id, (peyvand_sort_key_v1("series")) collate "C", id) where deleted_at is null;
create index product_category on product using btree (workspace_id, (peyvand_sort_key_v1("category")) collate "C", id) where deleted_at is null;
create index product_list_price on product using btree (workspace_id, list_price, id) where deleted_at is null;
create index product_search_name on product using gin (workspace_id, search_name gin_trgm_ops);
alter table product enable row level security;
create policy own on product to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on product to peyvand_system using (true) with check (true);
grant select, insert, update, delete on product to peyvand_app, peyvand_system;

create table pipeline (
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
  position numeric not null,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  constraint pipeline_pk primary key (workspace_id, id),
  constraint pipeline_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index pipeline_newest on pipeline using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index pipeline_recent on pipeline using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index pipeline_bin on pipeline using btree (workspace_id, deleted_at) where deleted_at is not null;
create index pipeline_search_name on pipeline using gin (workspace_id, search_name gin_trgm_ops);
alter table pipeline enable row level security;
create policy own on pipeline to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on pipeline to peyvand_system using (true) with check (true);
grant select, insert, update, delete on pipeline to peyvand_app, peyvand_system;

create table stage (
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
  pipeline_id uuid not null,
  name text not null,
  position numeric not null,
  kind text not null,
  probability numeric not null,
  allowed_days numeric,
  color numeric,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  constraint stage_pk primary key (workspace_id, id),
  constraint stage_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index stage_newest on stage using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index stage_recent on stage using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index stage_bin on stage using btree (workspace_id, deleted_at) where deleted_at is not null;
create index stage_pipeline_id on stage using btree (workspace_id, pipeline_id, created_at desc, id desc) where deleted_at is null;
create index stage_search_name on stage using gin (workspace_id, search_name gin_trgm_ops);
alter table stage enable row level security;
create policy own on stage to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on stage to peyvand_system using (true) with check (true);
grant select, insert, update, delete on stage to peyvand_app, peyvand_system;

create table loss_reason (
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
  position numeric,
  active boolean not null,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  constraint loss_reason_pk primary key (workspace_id, id),
  constraint loss_reason_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index loss_reason_newest on loss_reason using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index loss_reason_recent on loss_reason using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index loss_reason_bin on loss_reason using btree (workspace_id, deleted_at) where deleted_at is not null;
create index loss_reason_search_name on loss_reason using gin (workspace_id, search_name gin_trgm_ops);
alter table loss_reason enable row level security;
create policy own on loss_reason to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on loss_reason to peyvand_system using (true) with check (true);
grant select, insert, update, delete on loss_reason to peyvand_app, peyvand_system;

create table deal (
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
  title text not null,
  party_id uuid,
  product_id uuid,
  amount numeric,
  amount_currency text,
  owner_id uuid,
  pipeline_id uuid not null,
  stage_id uuid not null,
  status text not null,
  stage_since timestamptz(3) not null,
  opened_on date not null,
  expected_close_on date,
  closed_on date,
  loss_reason_id uuid,
  source text,
  description text,
  external_id text,
  search_name text generated always as (peyvand_fold_v1(coalesce("title", ''))) stored,
  search_detail text generated always as (peyvand_fold_v1(coalesce("external_id", ''))) stored,
  constraint deal_pk primary key (workspace_id, id),
  constraint deal_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index deal_newest on deal using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index deal_recent on deal using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index deal_bin on deal using btree (workspace_id, deleted_at) where deleted_at is not null;
create index deal_title on deal using btree (workspace_id, (peyvand_sort_key_v1("title")) collate "C", id) where deleted_at is null;
create index deal_party_id on deal using btree (workspace_id, party_id, created_at desc, id desc) where deleted_at is null;
create index deal_product_id on deal using btree (workspace_id, product_id, created_at desc, id desc) where deleted_at is null;
create index deal_amount on deal using btree (workspace_id, amount, id) where deleted_at is null;
create index deal_owner_id on deal using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
create index deal_pipeline_id on deal using btree (workspace_id, pipeline_id, created_at desc, id desc) where deleted_at is null;
create index deal_stage_id on deal using btree (workspace_id, stage_id, created_at desc, id desc) where deleted_at is null;
create index deal_status on deal using btree (workspace_id, status, created_at desc, id desc) where deleted_at is null;
create index deal_stage_since on deal using btree (workspace_id, stage_since, id) where deleted_at is null;
create index deal_opened_on on deal using btree (workspace_id, opened_on, id) where deleted_at is null;
create index deal_expected_close_on on deal using btree (workspace_id, expected_close_on, id) where deleted_at is null;
create index deal_closed_on on deal using btree (workspace_id, closed_on, id) where deleted_at is null;
create index deal_loss_reason_id on deal using btree (workspace_id, loss_reason_id, created_at desc, id desc) where deleted_at is null;
create index deal_search_name on deal using gin (workspace_id, search_name gin_trgm_ops);
create index deal_search_detail on deal using gin (workspace_id, search_detail gin_trgm_ops);
alter table deal enable row level security;
create policy own on deal to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on deal to peyvand_system using (true) with check (true);
grant select, insert, update, delete on deal to peyvand_app, peyvand_system;

create table stage_change (
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
  deal_id uuid not null,
  from_id uuid,
  to_id uuid not null,
  at timestamptz(3) not null,
  by_id uuid,
  owner_id uuid,
  days numeric,
  constraint stage_change_pk primary key (workspace_id, id),
  constraint stage_change_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index stage_change_newest on stage_change using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index stage_change_recent on stage_change using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index stage_change_bin on stage_change using btree (workspace_id, deleted_at) where deleted_at is not null;
create index stage_change_deal_id on stage_change using btree (workspace_id, deal_id, created_at desc, id desc) where deleted_at is null;
create index stage_change_from_id on stage_change using btree (workspace_id, from_id, created_at desc, id desc) where deleted_at is null;
create index stage_change_to_id on stage_change using btree (workspace_id, to_id, created_at desc, id desc) where deleted_at is null;
create index stage_change_at on stage_change using btree (workspace_id, at, id) where deleted_at is null;
create index stage_change_by_id on stage_change using btree (workspace_id, by_id, created_at desc, id desc) where deleted_at is null;
create index stage_change_owner_id on stage_change using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
alter table stage_change enable row level security;
create policy own on stage_change to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on stage_change to peyvand_system using (true) with check (true);
grant select, insert, update, delete on stage_change to peyvand_app, peyvand_system;

create table sales_task (
  workspace_id integer not null,
  task_id uuid not null,
  deal_id uuid,
  constraint sales_task_pk primary key (workspace_id, task_id)
);
create index sales_task_deal_id on sales_task using btree (workspace_id, deal_id);
alter table sales_task enable row level security;
create policy own on sales_task to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on sales_task to peyvand_system using (true) with check (true);
grant select, insert, update, delete on sales_task to peyvand_app, peyvand_system;

create table sales_call (
  workspace_id integer not null,
  call_id uuid not null,
  deal_id uuid,
  constraint sales_call_pk primary key (workspace_id, call_id)
);
create index sales_call_deal_id on sales_call using btree (workspace_id, deal_id);
alter table sales_call enable row level security;
create policy own on sales_call to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on sales_call to peyvand_system using (true) with check (true);
grant select, insert, update, delete on sales_call to peyvand_app, peyvand_system;

create table sales_meeting (
  workspace_id integer not null,
  meeting_id uuid not null,
  deal_id uuid,
  constraint sales_meeting_pk primary key (workspace_id, meeting_id)
);
create index sales_meeting_deal_id on sales_meeting using btree (workspace_id, deal_id);
alter table sales_meeting enable row level security;
create policy own on sales_meeting to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on sales_meeting to peyvand_system using (true) with check (true);
grant select, insert, update, delete on sales_meeting to peyvand_app, peyvand_system;

create table sales_note (
  workspace_id integer not null,
  note_id uuid not null,
  deal_id uuid,
  constraint sales_note_pk primary key (workspace_id, note_id)
);
create index sales_note_deal_id on sales_note using btree (workspace_id, deal_id);
alter table sales_note enable row level security;
create policy own on sales_note to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on sales_note to peyvand_system using (true) with check (true);
grant select, insert, update, delete on sales_note to peyvand_app, peyvand_system;

alter table stage add constraint stage_pipeline_id_fk foreign key (workspace_id, pipeline_id) references pipeline (workspace_id, id);

alter table deal add constraint deal_party_id_fk foreign key (workspace_id, party_id) references party (workspace_id, id);

alter table deal add constraint deal_product_id_fk foreign key (workspace_id, product_id) references product (workspace_id, id);

alter table deal add constraint deal_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table deal add constraint deal_pipeline_id_fk foreign key (workspace_id, pipeline_id) references pipeline (workspace_id, id);

alter table deal add constraint deal_stage_id_fk foreign key (workspace_id, stage_id) references stage (workspace_id, id);

alter table deal add constraint deal_loss_reason_id_fk foreign key (workspace_id, loss_reason_id) references loss_reason (workspace_id, id);

alter table stage_change add constraint stage_change_deal_id_fk foreign key (workspace_id, deal_id) references deal (workspace_id, id);

alter table stage_change add constraint stage_change_from_id_fk foreign key (workspace_id, from_id) references stage (workspace_id, id);

alter table stage_change add constraint stage_change_to_id_fk foreign key (workspace_id, to_id) references stage (workspace_id, id);

alter table stage_change add constraint stage_change_by_id_fk foreign key (workspace_id, by_id) references member (workspace_id, id);

alter table stage_change add constraint stage_change_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table sales_task add constraint sales_task_task_id_fk foreign key (workspace_id, task_id) references task (workspace_id, id) on delete cascade;

alter table sales_task add constraint sales_task_deal_id_fk foreign key (workspace_id, deal_id) references deal (workspace_id, id);

alter table sales_call add constraint sales_call_call_id_fk foreign key (workspace_id, call_id) references call (workspace_id, id) on delete cascade;

alter table sales_call add constraint sales_call_deal_id_fk foreign key (workspace_id, deal_id) references deal (workspace_id, id);

alter table sales_meeting add constraint sales_meeting_meeting_id_fk foreign key (workspace_id, meeting_id) references meeting (workspace_id, id) on delete cascade;

alter table sales_meeting add constraint sales_meeting_deal_id_fk foreign key (workspace_id, deal_id) references deal (workspace_id, id);

alter table sales_note add constraint sales_note_note_id_fk foreign key (workspace_id, note_id) references note (workspace_id, id) on delete cascade;

alter table sales_note add constraint sales_note_deal_id_fk foreign key (workspace_id, deal_id) references deal (workspace_id, id);
