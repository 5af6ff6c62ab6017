-- The texts of one member of every entry of a JSON list, e.g. the addresses of `emails`.
create function peyvand_member_texts(entries jsonb, member text) returns text
  language sql immutable strict parallel safe
  return (select string_agg(entry ->> member, ' ') from jsonb_array_elements(entries) as entry);

-- Digits alone: what is typed with or without spaces, zero or country code finds the same number.
create function peyvand_phone_digits(entries jsonb) returns text
  language sql immutable strict parallel safe
  return (
    select string_agg(regexp_replace(peyvand_fold_v1(entry ->> 'number'), '[^0-9]', '', 'g'), ' ')
    from jsonb_array_elements(entries) as entry);

create function peyvand_address_text(address jsonb) returns text
  language sql immutable strict parallel safe
  return concat_ws(' ', address ->> 'province', address ->> 'city', address ->> 'line', address ->> 'postalCode', address ->> 'country');

-- Arithmetic of formulas: exact, 12 digits of fraction, halves away from zero, nothing beyond 10^30; formula/exact.ts does the same.
create function peyvand_times(a numeric, b numeric) returns numeric
  language sql immutable strict parallel safe
  return case when abs(a * b) < 1e30 then round(a * b, 12) end;

create function peyvand_over(a numeric, b numeric) returns numeric
  language sql immutable strict parallel safe
  return (
    select case when abs(quotient) < 1e30 then quotient end
    from (select round(div(a * 10000000000000, nullif(b, 0)) * 0.0000000000001, 12) as quotient) as divided);

-- Days later, within 273 years and the calendar.
create function peyvand_days_later(day date, days numeric) returns date
  language sql immutable strict parallel safe
  return case when abs(trunc(days)) <= 100000 and day + trunc(days)::integer between '0001-01-01' and '9999-12-31' then day + trunc(days)::integer end;

-- Links to many, and all links of objects made on screen.
create table link (
  workspace_id integer not null,
  field_id text not null,
  from_id uuid not null,
  to_id uuid not null,
  constraint link_pk primary key (workspace_id, field_id, from_id, to_id),
  constraint link_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index link_backwards on link (workspace_id, to_id, field_id, from_id);

-- Values that no two living records of a workspace may share.
create table unique_value (
  workspace_id integer not null,
  field_id text not null,
  key text not null,
  record_id uuid not null,
  constraint unique_value_pk primary key (workspace_id, field_id, key),
  constraint unique_value_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index unique_value_record on unique_value (workspace_id, record_id);

-- Fields made on screen by which a large workspace sorts or filters, mirrored in the record's own transaction.
create table record_key (
  workspace_id integer not null,
  field_id text not null,
  record_id uuid not null,
  num numeric,
  txt text collate "C",
  constraint record_key_pk primary key (workspace_id, field_id, record_id),
  constraint record_key_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index record_key_num on record_key (workspace_id, field_id, num, record_id) where num is not null;
create index record_key_txt on record_key (workspace_id, field_id, txt, record_id) where txt is not null;

-- What happened with a party, newest first, written with the record that tells it.
create table timeline_entry (
  workspace_id integer not null,
  party_id uuid not null,
  at timestamptz(3) not null,
  object text not null,
  record_id uuid not null,
  field text not null,
  constraint timeline_entry_pk primary key (workspace_id, object, record_id, field, party_id),
  constraint timeline_entry_workspace_fk foreign key (workspace_id) references workspace (id)
);
create index timeline_entry_newest on timeline_entry (workspace_id, party_id, at desc, record_id desc);

-- The last number that a serial field gave out.
create table serial_counter (
  workspace_id integer not null,
  field_id text not null,
  period text not null,
  last bigint not null,
  constraint serial_counter_pk primary key (workspace_id, field_id, period),
  constraint serial_counter_workspace_fk foreign key (workspace_id) references workspace (id)
);

-- Objects and fields made on screen; `definition` is what code would have declared.
create table custom_object (
  workspace_id integer not null,
  id uuid not null,
  name text not null,
  definition jsonb not null,
  removed_at timestamptz(3),
  constraint custom_object_pk primary key (workspace_id, id),
  constraint custom_object_workspace_fk foreign key (workspace_id) references workspace (id)
);
create unique index custom_object_name on custom_object (workspace_id, name) where removed_at is null;

create table custom_field (
  workspace_id integer not null,
  id text not null,
  object text not null,
  name text not null,
  definition jsonb not null,
  position integer not null default 0,
  removed_at timestamptz(3),
  constraint custom_field_pk primary key (workspace_id, id),
  constraint custom_field_workspace_fk foreign key (workspace_id) references workspace (id)
);
create unique index custom_field_name on custom_field (workspace_id, object, name) where removed_at is null;

-- Records of all objects made on screen.
create table custom_record (
  workspace_id integer not null,
  object_id uuid not null,
  id uuid not null,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  created_by uuid,
  updated_at timestamptz(3) not null,
  updated_by uuid,
  deleted_at timestamptz(3),
  deleted_by uuid,
  owner_id uuid,
  custom jsonb not null default '{}',
  search_name text,
  search_detail text,
  constraint custom_record_pk primary key (workspace_id, id),
  constraint custom_record_object_fk foreign key (workspace_id, object_id) references custom_object (workspace_id, id)
);
create index custom_record_newest on custom_record (workspace_id, object_id, created_at desc, id desc) where deleted_at is null;
create index custom_record_owner on custom_record (workspace_id, object_id, owner_id) where deleted_at is null;
create index custom_record_name on custom_record using gin (workspace_id, object_id, search_name gin_trgm_ops);
create index custom_record_detail on custom_record using gin (workspace_id, object_id, search_detail gin_trgm_ops);
create index custom_record_values on custom_record using gin (workspace_id, object_id, custom jsonb_path_ops);

do $$
declare
  one text;
begin
  foreach one in array array['link', 'unique_value', 'record_key', 'timeline_entry', 'serial_counter', 'custom_object', 'custom_field', 'custom_record']
  loop
    execute format('alter table %I enable row level security', one);
    execute format('create policy own on %I to peyvand_app using (workspace_id = peyvand_workspace())', one);
    execute format('create policy system on %I to peyvand_system using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on %I to peyvand_app, peyvand_system', one);
  end loop;
end
$$;
