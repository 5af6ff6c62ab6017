-- Failures fade by and by, so their count has a fraction.
alter table auth.guess alter column count type double precision;
