-- A mapping that was forgotten is kept, so that it can be taken back.
alter table import_mapping add column forgotten_at timestamptz(3);
