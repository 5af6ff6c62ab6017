alter table lead_assignment_rule add column skill text;

create table sales_member (
  workspace_id integer not null,
  member_id uuid not null,
  skills text,
  constraint sales_member_pk primary key (workspace_id, member_id)
);
alter table sales_member enable row level security;
create policy own on sales_member to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on sales_member to peyvand_system using (true) with check (true);
grant select, insert, update, delete on sales_member to peyvand_app, peyvand_system;

alter table sales_member add constraint sales_member_member_id_fk foreign key (workspace_id, member_id) references member (workspace_id, id) on delete cascade;
