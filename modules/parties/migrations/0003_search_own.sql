alter table tag add column search_own text;

alter table party add column search_own text;

create index tag_search_own on tag using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;

create index party_search_own on party using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;
