alter index product_search_name set (gin_pending_list_limit='256');

alter index product_search_own set (gin_pending_list_limit='256');

alter index pipeline_search_name set (gin_pending_list_limit='256');

alter index pipeline_search_own set (gin_pending_list_limit='256');

alter index stage_search_name set (gin_pending_list_limit='256');

alter index stage_search_own set (gin_pending_list_limit='256');

alter index loss_reason_search_name set (gin_pending_list_limit='256');

alter index loss_reason_search_own set (gin_pending_list_limit='256');

alter index deal_search_name set (gin_pending_list_limit='256');

alter index deal_search_detail set (gin_pending_list_limit='256');

alter index deal_search_own set (gin_pending_list_limit='256');

alter index lead_search_name set (gin_pending_list_limit='256');

alter index lead_search_detail set (gin_pending_list_limit='256');

alter index lead_search_own set (gin_pending_list_limit='256');

alter index lead_score_rule_search_name set (gin_pending_list_limit='256');

alter index lead_score_rule_search_own set (gin_pending_list_limit='256');

alter index lead_assignment_rule_search_name set (gin_pending_list_limit='256');

alter index lead_assignment_rule_search_own set (gin_pending_list_limit='256');

alter index price_list_search_own set (gin_pending_list_limit='256');

alter index price_list_search_name set (gin_pending_list_limit='256');

alter index deal_line_search_name set (gin_pending_list_limit='256');

alter index deal_line_search_own set (gin_pending_list_limit='256');

alter index quote_template_search_own set (gin_pending_list_limit='256');

alter index quote_template_search_name set (gin_pending_list_limit='256');

alter index quote_search_own set (gin_pending_list_limit='256');

alter index quote_search_name set (gin_pending_list_limit='256');

alter index call_script_search_own set (gin_pending_list_limit='256');

alter index call_script_search_name set (gin_pending_list_limit='256');

alter index call_list_search_own set (gin_pending_list_limit='256');

alter index call_list_search_name set (gin_pending_list_limit='256');

alter index sequence_search_own set (gin_pending_list_limit='256');

alter index sequence_search_name set (gin_pending_list_limit='256');

alter index goal_search_own set (gin_pending_list_limit='256');

alter index goal_search_name set (gin_pending_list_limit='256');

alter index competitor_search_own set (gin_pending_list_limit='256');

alter index competitor_search_name set (gin_pending_list_limit='256');

alter index territory_search_own set (gin_pending_list_limit='256');

alter index territory_search_name set (gin_pending_list_limit='256');
