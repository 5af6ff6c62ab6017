alter table import add column checking jsonb;
