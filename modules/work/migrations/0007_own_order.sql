create index task_order on task using btree (workspace_id, done, due_at, id) where deleted_at is null;
