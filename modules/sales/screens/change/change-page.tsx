import { Segmented, useWords } from '#web/kit/index.ts';

import { changeTable } from '../../contract/tables/deals.ts';
import { FigureTable } from '../dashboard/figure-table.tsx';
import { Note, Panel } from '../dashboard/panel.tsx';
import { SalesFrame, type SalesView } from '../dashboard/sales-frame.tsx';
import { useReport } from '../dashboard/use-report.ts';
import { ChangeSentence } from './sentence.tsx';
import { Waterfall } from './waterfall.tsx';
import { changeWords } from '../../contract/words/change.ts';

/** «چرا کم یا زیاد شد»: the difference between two periods' sales, split exactly into its causes. */
const ChangePage = () => (
  <SalesFrame page="change" usual="quarter">
    {(view) => <ChangeOf {...view} />}
  </SalesFrame>
);

const ChangeOf = ({ wish, look, against, change }: SalesView) => {
  const text = useWords(changeWords);
  const report = useReport('change', { ...wish, against });
  return (
    <Panel
      title={text.title}
      report={report}
      rows={7}
      actions={
        <Segmented
          label={text.against}
          value={against}
          onChange={(next) => change({ against: next })}
          options={[
            { id: 'before', label: text.before },
            { id: 'lastYear', label: text.lastYear },
          ]}
        />
      }
    >
      {(answer) =>
        answer.former.won === 0 && answer.now.won === 0 ? (
          <Note>{text.nothing}</Note>
        ) : (
          <div className="flex flex-col gap-3">
            <div className="px-4">
              <ChangeSentence {...answer} />
            </div>
            {look === 'table' ? <FigureTable table={changeTable(answer)} /> : <Waterfall {...answer} />}
            <p className="px-4 text-sm text-ink-muted">
              {text.exact}{' '}
              {against === 'before' && !answer.parts.some(({ part }) => part === 'season')
                ? text.noSeason
                : null}
            </p>
          </div>
        )
      }
    </Panel>
  );
};

export default ChangePage;
