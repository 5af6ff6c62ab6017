drop index deal_reports;

alter table deal add column still_since timestamptz(3);

-- Since when the open deals of today have lain still; from now on writes keep it.
update deal as d set still_since = least(now(), greatest(
  d.stage_since,
  (select max(c.at) from sales_call s join call c on c.workspace_id = s.workspace_id and c.id = s.call_id
    where s.workspace_id = d.workspace_id and s.deal_id = d.id and c.deleted_at is null),
  (select max(m.at) from sales_meeting s join meeting m on m.workspace_id = s.workspace_id and m.id = s.meeting_id
    where s.workspace_id = d.workspace_id and s.deal_id = d.id and m.deleted_at is null and m.state = 'held'),
  (select max(n.created_at) from sales_note s join note n on n.workspace_id = s.workspace_id and n.id = s.note_id
    where s.workspace_id = d.workspace_id and s.deal_id = d.id and n.deleted_at is null),
  (select max(t.done_at) from sales_task s join task t on t.workspace_id = s.workspace_id and t.id = s.task_id
    where s.workspace_id = d.workspace_id and s.deal_id = d.id and t.deleted_at is null),
  (select greatest(max(q.sent_at), max(q.decided_at)) from quote q
    where q.workspace_id = d.workspace_id and q.deal_id = d.id and q.deleted_at is null)))
where d.status = 'open' and d.deleted_at is null;

create index deal_still_since on deal using btree (workspace_id, still_since, id) where deleted_at is null;

create index deal_reports on deal using btree (workspace_id, pipeline_id, status, closed_on) include (id, stage_id, stage_since, still_since, opened_on, amount, amount_currency, owner_id, product_id, source, loss_reason_id) where deleted_at is null;
