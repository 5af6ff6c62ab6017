-- What each merge did, so that it can be undone at any later time. `before` and `after` hold the winner's fields that it
-- changed, as wire values by the fields' ids; the losers' own values stay in their rows, in the bin.
create table merge (
  workspace_id integer not null,
  id uuid not null,
  object text not null,
  winner_id uuid not null,
  at timestamptz(3) not null,
  by_id uuid,
  before jsonb not null,
  after jsonb not null,
  undone_at timestamptz(3),
  undone_by uuid,
  constraint merge_pk primary key (workspace_id, id),
  constraint merge_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index merge_winner on merge (workspace_id, winner_id, at desc);

create table merge_loser (
  workspace_id integer not null,
  merge_id uuid not null,
  record_id uuid not null,
  constraint merge_loser_pk primary key (workspace_id, merge_id, record_id),
  constraint merge_loser_merge_id_fk foreign key (workspace_id, merge_id) references merge (workspace_id, id) on delete cascade
);
create index merge_loser_record on merge_loser (workspace_id, record_id);

-- A link that led to a loser and leads to the winner since; `joined` where the record linked to the winner as well.
create table merge_move (
  workspace_id integer not null,
  merge_id uuid not null,
  field_id text not null,
  record_id uuid not null,
  loser_id uuid not null,
  joined boolean not null,
  constraint merge_move_pk primary key (workspace_id, merge_id, field_id, record_id, loser_id),
  constraint merge_move_merge_id_fk foreign key (workspace_id, merge_id) references merge (workspace_id, id) on delete cascade
);
create index merge_move_record on merge_move (workspace_id, record_id);

-- Records that only joined two of the merged, or said the same twice, and went to the bin with the merge.
create table merge_removal (
  workspace_id integer not null,
  merge_id uuid not null,
  object text not null,
  record_id uuid not null,
  constraint merge_removal_pk primary key (workspace_id, merge_id, record_id),
  constraint merge_removal_merge_id_fk foreign key (workspace_id, merge_id) references merge (workspace_id, id) on delete cascade
);

do $$
declare
  one text;
begin
  foreach one in array array['merge', 'merge_loser', 'merge_move', 'merge_removal']
  loop
    execute format('alter table %I enable row level security', one);
    execute format('create policy own on %I to peyvand_app using (workspace_id = peyvand_workspace())', one);
    execute format('create policy system on %I to peyvand_system using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on %I to peyvand_app, peyvand_system', one);
  end loop;
end
$$;
