alter table sales_policy add column deals_to_closers boolean;

alter table sales_policy add column tasks_climb text;
