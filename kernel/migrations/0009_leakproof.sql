-- Comparing numbers, and the functions of which the fold and the sort key are made. Behind a policy what is not marked
-- leakproof serves no index: a page far on in a list by name folded every name before it (5 s at 100k parties; 0.9 ms so),
-- and a range of amounts read every deal. None of them tells an argument in an error of its own.
do $$
begin
  alter function numeric_eq(numeric, numeric) leakproof;
  alter function numeric_ge(numeric, numeric) leakproof;
  alter function numeric_gt(numeric, numeric) leakproof;
  alter function numeric_le(numeric, numeric) leakproof;
  alter function numeric_lt(numeric, numeric) leakproof;
  alter function pg_catalog.normalize(text, text) leakproof;
  alter function pg_catalog.regexp_replace(text, text, text, text) leakproof;
  alter function pg_catalog.translate(text, text, text) leakproof;
  alter function pg_catalog.lower(text) leakproof;
  alter function pg_catalog.btrim(text, text) leakproof;
  alter function pg_catalog."left"(text, integer) leakproof;
exception when insufficient_privilege then null;
end
$$;
