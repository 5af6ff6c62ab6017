import { say } from '#persian/bilingual.ts';
import { Segmented, useLocale, useWords } from '#web/kit/index.ts';
import { MoneyAmount } from '#web/records/index.ts';

import type { Change } from '../../contract/change.ts';
import { Note, Panel } from '../dashboard/panel.tsx';
import { SalesFrame, type SalesView } from '../dashboard/sales-frame.tsx';
import { Table } from '../dashboard/table.tsx';
import { useReport } from '../dashboard/use-report.ts';
import { ChangeSentence } from './sentence.tsx';
import { Waterfall } from './waterfall.tsx';
import { changeWords, partNames } from './words.ts';

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
            {look === 'table' ? <Parts {...answer} /> : <Waterfall {...answer} />}
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

const Parts = ({ former, now, parts }: Change) => {
  const text = useWords(changeWords);
  const { locale } = useLocale();
  const rows = [
    { id: 'former', name: text.former, amount: former.revenue },
    ...parts.map(({ part, amount }) => ({ id: part as string, name: say(partNames[part], locale), amount })),
    { id: 'now', name: text.now, amount: now.revenue },
  ];
  return (
    <Table
      label={text.title}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { name: text.cause, words: true, of: ({ name }) => name },
        { name: text.effect, of: ({ amount }) => <MoneyAmount money={amount} /> },
      ]}
    />
  );
};

export default ChangePage;
