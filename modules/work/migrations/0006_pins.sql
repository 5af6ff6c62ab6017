alter table task add column pinned boolean;

alter table note alter column pinned drop not null;

alter table file add column pinned boolean;
