alter table product add column search_own text;

alter table pipeline add column search_own text;

alter table stage add column search_own text;

alter table loss_reason add column search_own text;

alter table deal add column search_own text;

alter table lead add column search_own text;

alter table lead_score_rule add column search_own text;

alter table lead_assignment_rule add column search_own text;

create index product_search_own on product using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;

create index pipeline_search_own on pipeline using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;

create index stage_search_own on stage using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;

create index loss_reason_search_own on loss_reason using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;

create index deal_search_own on deal using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;

create index lead_search_own on lead using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;

create index lead_score_rule_search_own on lead_score_rule using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;

create index lead_assignment_rule_search_own on lead_assignment_rule using gin (workspace_id, search_own gin_trgm_ops) where search_own is not null;
