-- Contents that were attached more than once before they were counted.
update stored_file s set holds = greatest(s.holds, kept.count)
from (select workspace_id, sha256, count(*)::integer as count from file group by workspace_id, sha256) as kept
where kept.workspace_id = s.workspace_id and kept.sha256 = s.sha256;
