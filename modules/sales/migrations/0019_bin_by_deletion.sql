drop index product_bin;

drop index pipeline_bin;

drop index stage_bin;

drop index loss_reason_bin;

drop index deal_bin;

drop index stage_change_bin;

drop index lead_bin;

drop index lead_score_rule_bin;

drop index lead_assignment_rule_bin;

drop index price_list_bin;

drop index price_bin;

drop index deal_line_bin;

drop index discount_limit_bin;

drop index discount_approval_bin;

drop index quote_template_bin;

drop index quote_bin;

drop index quote_version_bin;

drop index quote_link_bin;

drop index call_script_bin;

drop index script_edition_bin;

drop index script_answer_bin;

drop index call_list_bin;

drop index call_list_entry_bin;

drop index sequence_bin;

drop index sequence_enrolment_bin;

drop index forecast_snapshot_bin;

drop index goal_bin;

drop index sales_policy_bin;

drop index competitor_bin;

drop index deal_competitor_bin;

drop index deal_person_bin;

drop index tax_rate_bin;

drop index territory_bin;

drop index territory_tally_bin;

create index product_bin on product using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index pipeline_bin on pipeline using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index stage_bin on stage using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index loss_reason_bin on loss_reason using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index deal_bin on deal using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index stage_change_bin on stage_change using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index lead_bin on lead using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index lead_score_rule_bin on lead_score_rule using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index lead_assignment_rule_bin on lead_assignment_rule using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index price_list_bin on price_list using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index price_bin on price using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index deal_line_bin on deal_line using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index discount_limit_bin on discount_limit using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index discount_approval_bin on discount_approval using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index quote_template_bin on quote_template using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index quote_bin on quote using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index quote_version_bin on quote_version using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index quote_link_bin on quote_link using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index call_script_bin on call_script using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index script_edition_bin on script_edition using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index script_answer_bin on script_answer using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index call_list_bin on call_list using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index call_list_entry_bin on call_list_entry using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index sequence_bin on sequence using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index sequence_enrolment_bin on sequence_enrolment using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index forecast_snapshot_bin on forecast_snapshot using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index goal_bin on goal using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index sales_policy_bin on sales_policy using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index competitor_bin on competitor using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index deal_competitor_bin on deal_competitor using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index deal_person_bin on deal_person using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index tax_rate_bin on tax_rate using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index territory_bin on territory using btree (workspace_id, deleted_at, id) where deleted_at is not null;

create index territory_tally_bin on territory_tally using btree (workspace_id, deleted_at, id) where deleted_at is not null;
