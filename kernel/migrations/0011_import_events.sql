-- Which records an import made or changed: lists are filtered by it. Reading a member of a document tells nothing of it in
-- an error, so that the index serves behind the policy.
create index event_import on event (workspace_id, (cause ->> 'id'), object, record_id) where cause ->> 'kind' = 'import';
do $$
begin
  alter function pg_catalog.jsonb_object_field_text(jsonb, text) leakproof;
exception when insufficient_privilege then null;
end
$$;
