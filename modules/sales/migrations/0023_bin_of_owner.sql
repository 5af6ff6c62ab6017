create index deal_bin_of on deal using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index stage_change_bin_of on stage_change using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index lead_bin_of on lead using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index deal_line_bin_of on deal_line using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index discount_approval_bin_of on discount_approval using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index quote_bin_of on quote using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index quote_version_bin_of on quote_version using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index script_answer_bin_of on script_answer using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index call_list_bin_of on call_list using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index call_list_entry_bin_of on call_list_entry using btree (workspace_id, caller_id, deleted_at, id) where deleted_at is not null;

create index sequence_enrolment_bin_of on sequence_enrolment using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index goal_bin_of on goal using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index deal_competitor_bin_of on deal_competitor using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;

create index deal_person_bin_of on deal_person using btree (workspace_id, owner_id, deleted_at, id) where deleted_at is not null;
