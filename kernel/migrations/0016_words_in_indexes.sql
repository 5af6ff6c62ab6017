-- Whether the words of a text hold others tells nothing of either in an error, so that an index of words serves behind the
-- policy.
do $$
begin
  alter function pg_catalog.string_to_array(text, text) leakproof;
  alter function pg_catalog.arraycontains(anyarray, anyarray) leakproof;
exception when insufficient_privilege then null;
end
$$;
