-- What a check found to decide in a file: a row for each value that is in question, however many rows of the file have it.
create table import_issue (
  workspace_id integer not null,
  import_id uuid not null,
  -- Decisions are kept under it.
  key text not null,
  code text not null,
  path text not null,
  -- The card that it stands in on the screen, and its place there from 1 on, once all is found.
  card text not null,
  place integer,
  value text not null,
  count integer not null,
  -- The first rows of the file that have it.
  rows integer[] not null,
  message jsonb,
  -- What the text surely means, where its kind of value can tell.
  meant text,
  -- Of rows that are one: how many of them have to be.
  tied integer not null,
  -- What might mend it and what happens if nobody decides, where that is more than usual for its kind.
  mend jsonb,
  constraint import_issue_pk primary key (workspace_id, import_id, key),
  constraint import_issue_workspace_fk foreign key (workspace_id) references workspace (id),
  constraint import_issue_import_id_fk foreign key (workspace_id, import_id) references import (workspace_id, id) on delete cascade
);
create index import_issue_place_idx on import_issue (workspace_id, import_id, card, place);
create index import_issue_mend_idx on import_issue (workspace_id, import_id) where mend is not null;
alter table import_issue enable row level security;
create policy own on import_issue to peyvand_app using (workspace_id = peyvand_workspace());
create policy system on import_issue to peyvand_system using (true) with check (true);
grant select, insert, update, delete on import_issue to peyvand_app, peyvand_system;
-- What an earlier version's check found stood within the import: such a file is checked anew, and its mapping stays.
update import set state = 'uploaded', findings = null, decisions = null, version = version + 1 where state in ('checked', 'ready');
update import set findings = jsonb_build_object('check', '', 'rows', findings -> 'rows', 'judged', findings -> 'rows', 'cards', '[]'::jsonb,
  'joined', coalesce(findings -> 'joined', '0'::jsonb)) where findings is not null;
