create table competitor (
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
  party_id uuid,
  website text,
  strengths text,
  weaknesses text,
  active boolean not null,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  search_own text,
  constraint competitor_pk primary key (workspace_id, id),
  constraint competitor_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index competitor_newest on competitor using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index competitor_recent on competitor using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index competitor_bin on competitor using btree (workspace_id, deleted_at) where deleted_at is not null;
create index competitor_name on competitor using btree (workspace_id, (peyvand_sort_key_v1("name")) collate "C", id) where deleted_at is null;
create index competitor_party_id on competitor using btree (workspace_id, party_id, created_at desc, id desc) where deleted_at is null;
create index competitor_name_alike on competitor using btree (workspace_id, peyvand_alike_v1(search_name), id) where deleted_at is null;
create index competitor_search_own on competitor using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;
create index competitor_search_name on competitor using gin (workspace_id, search_name gin_trgm_ops);
alter table competitor enable row level security;
create policy own on competitor to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on competitor to peyvand_system using (true) with check (true);
grant select, insert, update, delete on competitor to peyvand_app, peyvand_system;

create table deal_competitor (
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
  deal_id uuid not null,
  competitor_id uuid not null,
  price numeric,
  price_currency text,
  strength text,
  got_it boolean,
  moves text,
  owner_id uuid,
  constraint deal_competitor_pk primary key (workspace_id, id),
  constraint deal_competitor_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index deal_competitor_newest on deal_competitor using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index deal_competitor_recent on deal_competitor using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index deal_competitor_bin on deal_competitor using btree (workspace_id, deleted_at) where deleted_at is not null;
create index deal_competitor_deal_id on deal_competitor using btree (workspace_id, deal_id, created_at desc, id desc) where deleted_at is null;
create index deal_competitor_competitor_id on deal_competitor using btree (workspace_id, competitor_id, created_at desc, id desc) where deleted_at is null;
create index deal_competitor_owner_id on deal_competitor using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
alter table deal_competitor enable row level security;
create policy own on deal_competitor to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on deal_competitor to peyvand_system using (true) with check (true);
grant select, insert, update, delete on deal_competitor to peyvand_app, peyvand_system;

create table deal_person (
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
  deal_id uuid not null,
  person_id uuid not null,
  part text not null,
  influence numeric,
  note text,
  owner_id uuid,
  constraint deal_person_pk primary key (workspace_id, id),
  constraint deal_person_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index deal_person_newest on deal_person using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index deal_person_recent on deal_person using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index deal_person_bin on deal_person using btree (workspace_id, deleted_at) where deleted_at is not null;
create index deal_person_deal_id on deal_person using btree (workspace_id, deal_id, created_at desc, id desc) where deleted_at is null;
create index deal_person_person_id on deal_person using btree (workspace_id, person_id, created_at desc, id desc) where deleted_at is null;
create index deal_person_owner_id on deal_person using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
alter table deal_person enable row level security;
create policy own on deal_person to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on deal_person to peyvand_system using (true) with check (true);
grant select, insert, update, delete on deal_person to peyvand_app, peyvand_system;

alter table competitor add constraint competitor_party_id_fk foreign key (workspace_id, party_id) references party (workspace_id, id);

alter table deal_competitor add constraint deal_competitor_deal_id_fk foreign key (workspace_id, deal_id) references deal (workspace_id, id);

alter table deal_competitor add constraint deal_competitor_competitor_id_fk foreign key (workspace_id, competitor_id) references competitor (workspace_id, id);

alter table deal_competitor add constraint deal_competitor_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table deal_person add constraint deal_person_deal_id_fk foreign key (workspace_id, deal_id) references deal (workspace_id, id);

alter table deal_person add constraint deal_person_person_id_fk foreign key (workspace_id, person_id) references party (workspace_id, id);

alter table deal_person add constraint deal_person_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);
