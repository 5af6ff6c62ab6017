-- What the rule merged unasked is shown to people, newest first, so that it can be taken back.
create index merge_by_rule on merge (workspace_id, object, at desc, id desc) where by_id is null and undone_at is null;
