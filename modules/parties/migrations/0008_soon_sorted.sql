alter index tag_search_name set (gin_pending_list_limit='256');

alter index tag_search_own set (gin_pending_list_limit='256');

alter index party_search_name set (gin_pending_list_limit='256');

alter index party_search_detail set (gin_pending_list_limit='256');

alter index party_search_own set (gin_pending_list_limit='256');
