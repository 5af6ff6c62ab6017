import { say } from '#persian/bilingual.ts';
import { useLocale, useWords } from '#web/kit/index.ts';

import { answersTable, callDivisions, callsTable } from '../../contract/tables/calls.ts';
import { callRateWords } from '../../contract/words/call-rates.ts';
import { FigureTable } from '../dashboard/figure-table.tsx';
import { Note, Panel, Unseen } from '../dashboard/panel.tsx';
import { SalesFrame, type SalesView } from '../dashboard/sales-frame.tsx';
import { useReport } from '../dashboard/use-report.ts';
import { CallHints } from './call-hints.tsx';
import { CallWeek } from './call-week.tsx';
import { RatesList } from './rates-list.tsx';

/** What works on calls, and when not to call: by hour and day of the week, script, phrase and caller. */
const CallRatesPage = () => (
  <SalesFrame page="calls" usual="quarter" heeds="people">
    {(view) => <CallRatesOf {...view} />}
  </SalesFrame>
);

const CallRatesOf = ({ look, wish }: SalesView) => {
  const text = useWords(callRateWords);
  const { locale } = useLocale();
  const report = useReport('calls', wish);
  const tables = look === 'table';
  if (report.data?.all === null)
    return (
      <Panel title={text.when} report={report}>
        {() => <Note>{text.nothing}</Note>}
      </Panel>
    );
  return (
    <>
      <Panel title={text.when} hint={text.whenHint} report={report} rows={3}>
        {(answer) => <CallHints {...answer} />}
      </Panel>
      {tables ? null : (
        <Panel title={text.week} hint={text.weekHint} report={report} rows={7}>
          {({ cells, hours }) => <CallWeek cells={cells} hours={hours} />}
        </Panel>
      )}
      <div className={tables ? 'flex flex-col gap-4' : 'grid items-start gap-4 md:grid-cols-2 max-sm:gap-3'}>
        {callDivisions
          .filter((division) => report.data?.[division] !== null)
          .map((division) => (
            <Panel key={division} title={say(callRateWords[division], locale)} report={report}>
              {(answer) =>
                answer[division]?.length === 0 ? (
                  <Note>{text.noScripts}</Note>
                ) : tables ? (
                  <FigureTable table={callsTable(answer, division)} />
                ) : (
                  <RatesList division={division} rates={answer[division] ?? []} all={answer.all} />
                )
              }
            </Panel>
          ))}
      </div>
      {report.data?.answers === null ? null : (
        <Panel title={text.answers} hint={text.answersHint} report={report}>
          {({ answers }) =>
            answers && answers.length > 0 ? (
              <FigureTable table={answersTable(answers)} />
            ) : (
              <Note>{text.noScripts}</Note>
            )
          }
        </Panel>
      )}
      <Unseen fields={report.data?.unseen} />
      <p className="px-4 text-sm text-ink-muted">{text.meaning}</p>
    </>
  );
};

export default CallRatesPage;
