alter index task_search_name set (gin_pending_list_limit='256');

alter index task_search_own set (gin_pending_list_limit='256');

alter index note_search_name set (gin_pending_list_limit='256');

alter index note_search_detail set (gin_pending_list_limit='256');

alter index note_search_own set (gin_pending_list_limit='256');

alter index call_search_name set (gin_pending_list_limit='256');

alter index call_search_detail set (gin_pending_list_limit='256');

alter index call_search_own set (gin_pending_list_limit='256');

alter index meeting_search_name set (gin_pending_list_limit='256');

alter index meeting_search_detail set (gin_pending_list_limit='256');

alter index meeting_search_own set (gin_pending_list_limit='256');

alter index file_search_name set (gin_pending_list_limit='256');

alter index file_search_own set (gin_pending_list_limit='256');

alter index saved_view_search_name set (gin_pending_list_limit='256');

alter index saved_view_search_own set (gin_pending_list_limit='256');
