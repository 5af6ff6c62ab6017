alter table deal add column pinned boolean;

alter table lead add column pinned boolean;

alter table quote add column pinned boolean;
