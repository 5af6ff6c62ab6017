-- The bin asks of each record whether a merge put it there.
create index merge_removal_record on merge_removal (workspace_id, record_id);
