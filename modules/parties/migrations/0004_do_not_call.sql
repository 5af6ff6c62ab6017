alter table party add column do_not_call boolean;
