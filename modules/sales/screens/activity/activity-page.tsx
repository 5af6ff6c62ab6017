import { say } from '#persian/bilingual.ts';
import { Segmented, useLocale, useWords } from '#web/kit/index.ts';

import { activityTable } from '../../contract/tables/activity.ts';
import { activityGroups, type ActivityGroup, type ActivityReport } from '../../contract/activity.ts';
import { FigureTable } from '../dashboard/figure-table.tsx';
import { Note, Panel, Unseen } from '../dashboard/panel.tsx';
import { SalesFrame, type SalesView } from '../dashboard/sales-frame.tsx';
import { useReport } from '../dashboard/use-report.ts';
import { ActivityBars } from './activity-bars.tsx';
import { ActivityTiles } from './activity-tiles.tsx';
import { activityWords, groupNames } from '../../contract/words/activity.ts';

/** «فعالیت»: calls, meetings, tasks and notes of the period, by who did them or when; every number opens to its rows. */
const ActivityPage = () => (
  <SalesFrame page="activity" usual="month" heeds="people">
    {(view) => <ActivityOf {...view} />}
  </SalesFrame>
);

const ActivityOf = ({ look, wish, by: wanted, change }: SalesView) => {
  const text = useWords(activityWords);
  const { locale } = useLocale();
  const by: ActivityGroup = activityGroups.find((one) => one === wanted) ?? 'person';
  const report = useReport('activity', { ...wish, by });
  return (
    <>
      <ActivityTiles report={report.data} />
      <Panel
        title={by === 'person' || by === 'team' ? text.lines : text.periods}
        {...(look === 'table' && (by === 'person' || by === 'team') ? { hint: text.beneath } : {})}
        report={report}
        rows={6}
        actions={
          <Segmented
            label={text.by}
            value={by}
            onChange={(next) => change({ by: next === 'person' ? undefined : next })}
            options={activityGroups.map((id) => ({ id, label: say(groupNames[id], locale) }))}
          />
        }
      >
        {(answer) =>
          isEmpty(answer) ? (
            <Note>{text.nothing}</Note>
          ) : look === 'table' ? (
            <FigureTable table={activityTable(answer, by)} />
          ) : (
            <ActivityBars report={answer} />
          )
        }
      </Panel>
      <Unseen fields={report.data?.unseen} />
    </>
  );
};

const isEmpty = ({ total }: ActivityReport): boolean =>
  [total.now, total.before, total.lastYear].every(
    ({ calls, meetings, tasks, notes }) => calls + meetings + tasks + notes === 0,
  );

export default ActivityPage;
