-- How many records keep a content. The same bytes may hang on several; they go with the last of them.
alter table stored_file add column holds integer not null default 1;
alter table stored_file add constraint stored_file_holds_positive check (holds > 0);
grant update (holds) on stored_file to peyvand_app, peyvand_system;
