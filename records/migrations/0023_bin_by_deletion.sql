drop index role_bin;

drop index team_bin;

drop index member_bin;

drop index substitution_bin;

drop index import_bin;

drop index data_export_bin;

drop index archive_bin;

drop index hand_over_bin;

create index role_bin on role using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index team_bin on team using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index member_bin on member using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index substitution_bin on substitution using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index import_bin on import using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index data_export_bin on data_export using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index archive_bin on archive using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index hand_over_bin on hand_over using btree (workspace_id, deleted_at, id) where deleted_at is not null;
