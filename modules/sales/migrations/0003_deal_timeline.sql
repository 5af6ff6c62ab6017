-- What was done for a deal stands on its timeline as well as on its party's; earlier work is put there now.
insert into timeline_entry (workspace_id, party_id, at, object, record_id, field)
select s.workspace_id, s.deal_id, coalesce(t.due_at, t.created_at), 'task', t.id, 'deal'
from sales_task s join task t on t.workspace_id = s.workspace_id and t.id = s.task_id
where s.deal_id is not null and t.deleted_at is null
union all
select s.workspace_id, s.deal_id, coalesce(c.at, c.created_at), 'call', c.id, 'deal'
from sales_call s join call c on c.workspace_id = s.workspace_id and c.id = s.call_id
where s.deal_id is not null and c.deleted_at is null
union all
select s.workspace_id, s.deal_id, coalesce(m.at, m.created_at), 'meeting', m.id, 'deal'
from sales_meeting s join meeting m on m.workspace_id = s.workspace_id and m.id = s.meeting_id
where s.deal_id is not null and m.deleted_at is null
union all
select s.workspace_id, s.deal_id, n.created_at, 'note', n.id, 'deal'
from sales_note s join note n on n.workspace_id = s.workspace_id and n.id = s.note_id
where s.deal_id is not null and n.deleted_at is null
on conflict do nothing;
