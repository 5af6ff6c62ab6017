import { sql } from '#kernel/database/sql.ts';
import { readable } from '#records/query/readable.ts';
import type { RecordTx } from '#records/records.ts';
import { party } from '#modules/parties/index.ts';
import { dealCall, dealMeeting } from '../activities/extensions.ts';
import { deal } from '../deal/object.ts';
import { lead } from '../lead/object.ts';
import { enrolment } from './objects.ts';

const mostAtOnce = 500;

/**
 * Stops those who answered: a talk or a meeting since the sequence began, a lead or deal that is closed, somebody who asked
 * not to be called, a record that is gone. Run by the system.
 * @returns how many
 */
export async function stopAnswered(tx: RecordTx): Promise<number> {
  const active = readable(tx, enrolment, ['party', 'lead', 'deal', 'startedAt'], {
    field: 'state',
    op: 'in',
    value: ['active', 'paused'],
  });
  const talks = readable(tx, dealCall, ['at', 'about', 'lead', 'deal'], {
    field: 'outcome',
    op: 'eq',
    value: 'answered',
  });
  const meetings = readable(tx, dealMeeting, ['about', 'lead', 'deal'], {
    field: 'state',
    op: 'in',
    value: ['planned', 'held'],
  });
  const parties = readable(tx, party, ['doNotCall']);
  const leads = readable(tx, lead, ['status', 'doNotCall']);
  const deals = readable(tx, deal, ['status']);
  const toldOf = (alias: string) => {
    const of = (name: string) => sql.ref(`${alias}.${name}`);
    // A lead or a deal is answered by what was said of it; a party by any talk.
    return sql`(${of('lead')} = e.lead or ${of('deal')} = e.deal
      or (e.lead is null and e.deal is null and ${of('about')} = e.party))`;
  };
  const rows = await tx.rows<{ id: string; reason: string }>(sql`
    select * from (
      select e.id, case
        when (e.party is not null and p.id is null) or (e.lead is not null and l.id is null)
          or (e.deal is not null and d.id is null) then 'gone'
        when p."doNotCall" or l."doNotCall" then 'opted-out'
        when l.status in ('converted', 'junk') or d.status in ('won', 'lost') then 'closed'
        when exists (select 1 from ${talks} as c where c.at >= e."startedAt" and ${toldOf('c')}) then 'answered'
        when exists (select 1 from ${meetings} as m where m."createdAt" >= e."startedAt" and ${toldOf('m')}) then 'meeting'
      end as reason
      from ${active} as e
      left join ${parties} as p on p.id = e.party
      left join ${leads} as l on l.id = e.lead
      left join ${deals} as d on d.id = e.deal
    ) as judged where reason is not null limit ${mostAtOnce}`);
  if (rows.length > 0)
    await tx
      .recordsOf('sequence_enrolment')
      .update(rows.map(({ id, reason }) => ({ id, values: { state: 'stopped', stopReason: reason } })));
  return rows.length;
}
