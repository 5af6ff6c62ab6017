-- Pairs of records that are likely one, as the last sweep found them, and what people said of them.
create table duplicate_pair (
  workspace_id integer not null,
  one_id uuid not null,
  other_id uuid not null,
  object text not null,
  score real not null,
  reasons jsonb not null,
  found_at timestamptz(3) not null,
  state text not null default 'open',
  later_until timestamptz(3),
  decided_by uuid,
  decided_at timestamptz(3),
  constraint duplicate_pair_pk primary key (workspace_id, one_id, other_id),
  constraint duplicate_pair_workspace_fk foreign key (workspace_id) references workspace (id),
  constraint duplicate_pair_state check (state in ('open', 'later', 'different')),
  constraint duplicate_pair_order check (one_id < other_id)
);
create index duplicate_pair_likeliest on duplicate_pair (workspace_id, object, score desc, one_id, other_id) where state <> 'different';
create index duplicate_pair_other on duplicate_pair (workspace_id, other_id);

-- When each object was last swept for duplicates, and from which score on pairs are merged without asking.
create table duplicate_sweep (
  workspace_id integer not null,
  object text not null,
  started_at timestamptz(3),
  finished_at timestamptz(3),
  compared integer not null default 0,
  pairs integer not null default 0,
  merged integer not null default 0,
  merge_from real,
  constraint duplicate_sweep_pk primary key (workspace_id, object),
  constraint duplicate_sweep_workspace_fk foreign key (workspace_id) references workspace (id)
);

do $$
declare
  one text;
begin
  foreach one in array array['duplicate_pair', 'duplicate_sweep']
  loop
    execute format('alter table %I enable row level security', one);
    execute format('create policy own on %I to peyvand_app using (workspace_id = peyvand_workspace())', one);
    execute format('create policy system on %I to peyvand_system using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on %I to peyvand_app, peyvand_system', one);
  end loop;
end
$$;
