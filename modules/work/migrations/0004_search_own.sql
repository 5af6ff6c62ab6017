alter table task add column search_own text;

alter table note add column search_own text;

alter table call add column search_own text;

alter table meeting add column search_own text;

alter table file add column search_own text;

alter table saved_view add column search_own text;

create index task_search_own on task using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;

create index note_search_own on note using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;

create index call_search_own on call using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;

create index meeting_search_own on meeting using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;

create index file_search_own on file using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;

create index saved_view_search_own on saved_view using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;
