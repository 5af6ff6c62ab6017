-- Why an export failed was one sentence in Persian; it is told in the reader's language.
alter table data_export alter column failure type jsonb
  using case when failure is not null then jsonb_build_object('fa', failure, 'en', failure) end;
