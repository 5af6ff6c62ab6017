alter table sales_call add column meeting_id uuid;

alter table sales_call add constraint sales_call_meeting_id_fk foreign key (workspace_id, meeting_id) references meeting (workspace_id, id);

create index sales_call_meeting_id on sales_call using btree (workspace_id, meeting_id);
