alter table stage add column exit_fields jsonb;

alter table stage add column entry_needs jsonb;

alter table stage add column tasks jsonb;

alter table stage add column exit_needs jsonb;

alter table deal add column occasion text;

alter table sales_policy add column scoring_leads boolean;

alter table sales_policy add column leads_scored_at timestamptz(3);

alter table sales_policy add column leads_rescored numeric;

alter table sales_task add column stage_id uuid;

alter table sales_task add column stage_task text;

alter table sales_task add constraint sales_task_stage_id_fk foreign key (workspace_id, stage_id) references stage (workspace_id, id);

create index sales_task_stage_id on sales_task using btree (workspace_id, stage_id);
