create table sales_file (
  workspace_id integer not null,
  file_id uuid not null,
  deal_id uuid,
  lead_id uuid,
  product_id uuid,
  constraint sales_file_pk primary key (workspace_id, file_id)
);
create index sales_file_deal_id on sales_file using btree (workspace_id, deal_id);
create index sales_file_lead_id on sales_file using btree (workspace_id, lead_id);
create index sales_file_product_id on sales_file using btree (workspace_id, product_id);
alter table sales_file enable row level security;
create policy own on sales_file to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on sales_file to peyvand_system using (true) with check (true);
grant select, insert, update, delete on sales_file to peyvand_app, peyvand_system;

alter table sales_file add constraint sales_file_file_id_fk foreign key (workspace_id, file_id) references file (workspace_id, id) on delete cascade;

alter table sales_file add constraint sales_file_deal_id_fk foreign key (workspace_id, deal_id) references deal (workspace_id, id);

alter table sales_file add constraint sales_file_lead_id_fk foreign key (workspace_id, lead_id) references lead (workspace_id, id);

alter table sales_file add constraint sales_file_product_id_fk foreign key (workspace_id, product_id) references product (workspace_id, id);
