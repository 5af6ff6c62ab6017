create index party_source on party using btree (workspace_id, source, created_at desc, id desc) where deleted_at is null;

create index party_phones_none on party using btree (workspace_id, created_at desc, id desc) where deleted_at is null and phones is null;

create index party_emails_none on party using btree (workspace_id, created_at desc, id desc) where deleted_at is null and emails is null;
