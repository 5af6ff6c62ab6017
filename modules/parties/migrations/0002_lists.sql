drop index party_newest;

drop index party_recent;

drop index party_name;

drop index party_family_name;

drop index party_national_code;

drop index party_company_id;

drop index party_economic_code;

drop index party_registration_number;

drop index party_sector;

drop index party_annual_revenue;

drop index party_employees;

drop index party_external_id;

create index party_newest on party using btree (workspace_id, created_at desc, id desc) where deleted_at is null;

create index party_recent on party using btree (workspace_id, updated_at desc, id desc) where deleted_at is null;

create index party_newest_of_kind on party using btree (workspace_id, kind, created_at desc, id desc) where deleted_at is null;

create index party_name on party using btree (workspace_id, (peyvand_sort_key_v1("name")) collate "C", id) where deleted_at is null;

create index party_name_of_kind on party using btree (workspace_id, kind, (peyvand_sort_key_v1("name")) collate "C", id) where deleted_at is null;

create index party_family_name on party using btree (workspace_id, (peyvand_sort_key_v1("family_name")) collate "C", id) where deleted_at is null;

create index party_national_code on party using btree (workspace_id, (peyvand_sort_key_v1("national_code")) collate "C", id) where deleted_at is null;

create index party_company_id on party using btree (workspace_id, (peyvand_sort_key_v1("company_id")) collate "C", id) where deleted_at is null;

create index party_economic_code on party using btree (workspace_id, (peyvand_sort_key_v1("economic_code")) collate "C", id) where deleted_at is null;

create index party_registration_number on party using btree (workspace_id, (peyvand_sort_key_v1("registration_number")) collate "C", id) where deleted_at is null;

create index party_sector on party using btree (workspace_id, (peyvand_sort_key_v1("sector")) collate "C", id) where deleted_at is null;

create index party_annual_revenue on party using btree (workspace_id, annual_revenue, id) where deleted_at is null;

create index party_employees on party using btree (workspace_id, employees, id) where deleted_at is null;

create index party_external_id on party using btree (workspace_id, (peyvand_sort_key_v1("external_id")) collate "C", id) where deleted_at is null;
