create index lead_phones_none on lead using btree (workspace_id, created_at desc, id desc) where deleted_at is null and phones is null;

create index lead_emails_none on lead using btree (workspace_id, created_at desc, id desc) where deleted_at is null and emails is null;
