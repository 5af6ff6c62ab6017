-- Reporting tools read a workspace's records by SQL. Views of its own stand in its own schema; they belong to this role,
-- which nobody signs in as, and which row-level security keeps within the workspace of whoever asks.
do $$
begin
  if not exists (select from pg_roles where rolname = 'peyvand_reports') then
    create role peyvand_reports nologin noinherit;
  end if;
exception when duplicate_object or unique_violation then null;
end
$$;
do $$
begin
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant peyvand_reports to %I', current_user);
  end if;
end
$$;

-- A role that signs in to report is named by its workspace: `peyvand_report_7_k3x9…`.
create function peyvand_report_workspace() returns integer
  language sql stable parallel safe
  return (regexp_match(session_user::text, '^peyvand_report_([0-9]{1,9})_'))[1]::integer;

create table report_access (
  workspace_id integer not null,
  role text not null,
  made_at timestamptz(3) not null,
  made_by uuid,
  -- Of the schema and the views' text, so that views are made anew when either changes.
  made_of text,
  constraint report_access_pk primary key (workspace_id),
  constraint report_access_workspace_fk foreign key (workspace_id) references workspace (id)
);
alter table report_access enable row level security;
create policy own on report_access to peyvand_app
  using (workspace_id = peyvand_workspace()) with check (workspace_id = peyvand_workspace());
create policy system on report_access to peyvand_system using (true) with check (true);
grant select on report_access to peyvand_app;
grant select, insert, update, delete on report_access to peyvand_system;
