alter index role_search_name set (gin_pending_list_limit='256');

alter index role_search_own set (gin_pending_list_limit='256');

alter index team_search_name set (gin_pending_list_limit='256');

alter index team_search_own set (gin_pending_list_limit='256');

alter index member_search_name set (gin_pending_list_limit='256');

alter index member_search_detail set (gin_pending_list_limit='256');

alter index member_search_own set (gin_pending_list_limit='256');

alter index custom_record_name set (gin_pending_list_limit='256');

alter index custom_record_detail set (gin_pending_list_limit='256');

alter index custom_record_values set (gin_pending_list_limit='256');
