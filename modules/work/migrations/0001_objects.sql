create table task (
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
  kind text not null,
  about_id uuid,
  due_at timestamptz(3),
  remind_at timestamptz(3),
  priority text not null,
  owner_id uuid,
  done boolean not null,
  done_at timestamptz(3),
  description text,
  search_name text generated always as (peyvand_fold_v1(coalesce("title", ''))) stored,
  constraint task_pk primary key (workspace_id, id),
  constraint task_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index task_newest on task using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index task_recent on task using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index task_bin on task using btree (workspace_id, deleted_at) where deleted_at is not null;
create index task_about_id on task using btree (workspace_id, about_id, created_at desc, id desc) where deleted_at is null;
create index task_due_at on task using btree (workspace_id, due_at, id) where deleted_at is null;
create index task_remind_at on task using btree (workspace_id, remind_at, id) where deleted_at is null;
create index task_owner_id on task using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
create index task_search_name on task using gin (workspace_id, search_name gin_trgm_ops);
alter table task enable row level security;
create policy own on task to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on task to peyvand_system using (true) with check (true);
grant select, insert, update, delete on task to peyvand_app, peyvand_system;

create table note (
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
  title text,
  text text not null,
  about_id uuid,
  pinned boolean not null,
  owner_id uuid,
  search_name text generated always as (peyvand_fold_v1(coalesce("title", ''))) stored,
  search_detail text generated always as (peyvand_fold_v1(coalesce("text", ''))) stored,
  constraint note_pk primary key (workspace_id, id),
  constraint note_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index note_newest on note using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index note_recent on note using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index note_bin on note using btree (workspace_id, deleted_at) where deleted_at is not null;
create index note_about_id on note using btree (workspace_id, about_id, created_at desc, id desc) where deleted_at is null;
create index note_owner_id on note using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
create index note_search_name on note using gin (workspace_id, search_name gin_trgm_ops);
create index note_search_detail on note using gin (workspace_id, search_detail gin_trgm_ops);
alter table note enable row level security;
create policy own on note to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on note to peyvand_system using (true) with check (true);
grant select, insert, update, delete on note to peyvand_app, peyvand_system;

create table call (
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
  subject text,
  direction text not null,
  about_id uuid,
  at timestamptz(3) not null,
  duration numeric,
  outcome text,
  phone text,
  notes text,
  owner_id uuid,
  search_name text generated always as (peyvand_fold_v1(coalesce("subject", ''))) stored,
  search_detail text generated always as (peyvand_fold_v1(coalesce("notes", ''))) stored,
  constraint call_pk primary key (workspace_id, id),
  constraint call_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index call_newest on call using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index call_recent on call using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index call_bin on call using btree (workspace_id, deleted_at) where deleted_at is not null;
create index call_about_id on call using btree (workspace_id, about_id, created_at desc, id desc) where deleted_at is null;
create index call_at on call using btree (workspace_id, at, id) where deleted_at is null;
create index call_owner_id on call using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
create index call_search_name on call using gin (workspace_id, search_name gin_trgm_ops);
create index call_search_detail on call using gin (workspace_id, search_detail gin_trgm_ops);
alter table call enable row level security;
create policy own on call to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on call to peyvand_system using (true) with check (true);
grant select, insert, update, delete on call to peyvand_app, peyvand_system;

create table meeting (
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
  subject text not null,
  manner text not null,
  state text not null,
  about_id uuid,
  at timestamptz(3) not null,
  duration numeric,
  place text,
  link text,
  notes text,
  outcome text,
  owner_id uuid,
  search_name text generated always as (peyvand_fold_v1(coalesce("subject", ''))) stored,
  search_detail text generated always as (peyvand_fold_v1(coalesce("notes", '') || ' ' || coalesce("outcome", ''))) stored,
  constraint meeting_pk primary key (workspace_id, id),
  constraint meeting_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index meeting_newest on meeting using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index meeting_recent on meeting using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index meeting_bin on meeting using btree (workspace_id, deleted_at) where deleted_at is not null;
create index meeting_about_id on meeting using btree (workspace_id, about_id, created_at desc, id desc) where deleted_at is null;
create index meeting_at on meeting using btree (workspace_id, at, id) where deleted_at is null;
create index meeting_owner_id on meeting using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
create index meeting_search_name on meeting using gin (workspace_id, search_name gin_trgm_ops);
create index meeting_search_detail on meeting using gin (workspace_id, search_detail gin_trgm_ops);
alter table meeting enable row level security;
create policy own on meeting to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on meeting to peyvand_system using (true) with check (true);
grant select, insert, update, delete on meeting to peyvand_app, peyvand_system;

create table file (
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
  size numeric not null,
  type text not null,
  sha256 text not null,
  about_id uuid,
  owner_id uuid,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  constraint file_pk primary key (workspace_id, id),
  constraint file_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index file_newest on file using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index file_recent on file using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index file_bin on file using btree (workspace_id, deleted_at) where deleted_at is not null;
create index file_sha256 on file using btree (workspace_id, (peyvand_sort_key_v1("sha256")) collate "C", id) where deleted_at is null;
create index file_about_id on file using btree (workspace_id, about_id, created_at desc, id desc) where deleted_at is null;
create index file_owner_id on file using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
create index file_search_name on file using gin (workspace_id, search_name gin_trgm_ops);
alter table file enable row level security;
create policy own on file to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on file to peyvand_system using (true) with check (true);
grant select, insert, update, delete on file to peyvand_app, peyvand_system;

create table saved_view (
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
  definition jsonb not null,
  visibility text not null,
  position numeric,
  owner_id uuid,
  search_name text generated always as (peyvand_fold_v1(coalesce("name", ''))) stored,
  constraint saved_view_pk primary key (workspace_id, id),
  constraint saved_view_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index saved_view_newest on saved_view using btree (workspace_id, created_at desc, id desc) where deleted_at is null;
create index saved_view_recent on saved_view using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index saved_view_bin on saved_view using btree (workspace_id, deleted_at) where deleted_at is not null;
create index saved_view_name on saved_view using btree (workspace_id, (peyvand_sort_key_v1("name")) collate "C", id) where deleted_at is null;
create index saved_view_object on saved_view using btree (workspace_id, (peyvand_sort_key_v1("object")) collate "C", id) where deleted_at is null;
create index saved_view_owner_id on saved_view using btree (workspace_id, owner_id, created_at desc, id desc) where deleted_at is null;
create index saved_view_search_name on saved_view using gin (workspace_id, search_name gin_trgm_ops);
alter table saved_view enable row level security;
create policy own on saved_view to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on saved_view to peyvand_system using (true) with check (true);
grant select, insert, update, delete on saved_view to peyvand_app, peyvand_system;

alter table task add constraint task_about_id_fk foreign key (workspace_id, about_id) references party (workspace_id, id);

alter table task add constraint task_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table note add constraint note_about_id_fk foreign key (workspace_id, about_id) references party (workspace_id, id);

alter table note add constraint note_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table call add constraint call_about_id_fk foreign key (workspace_id, about_id) references party (workspace_id, id);

alter table call add constraint call_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table meeting add constraint meeting_about_id_fk foreign key (workspace_id, about_id) references party (workspace_id, id);

alter table meeting add constraint meeting_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table file add constraint file_about_id_fk foreign key (workspace_id, about_id) references party (workspace_id, id);

alter table file add constraint file_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);

alter table saved_view add constraint saved_view_owner_id_fk foreign key (workspace_id, owner_id) references member (workspace_id, id);
