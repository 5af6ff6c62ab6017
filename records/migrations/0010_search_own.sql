alter table role add column search_own text;

alter table team add column search_own text;

alter table member add column search_own text;

create index role_search_own on role using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;

create index team_search_own on team using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;

create index member_search_own on member using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;
