alter table saved_view add column opens_for text;
