import { say } from '#persian/bilingual.ts';
import { Select, useLocale, useWords } from '#web/kit/index.ts';
import { choicesOf, fieldOf, useObject } from '#web/records/index.ts';

import type { WinRate } from '../../contract/reports.ts';
import { winRateName, winRateTable } from '../../contract/tables/deals.ts';
import { FigureTable } from './figure-table.tsx';
import { Bar, RowsLink, useNumbers } from './figures.tsx';
import { Note, Panel } from './panel.tsx';
import { useReport } from './use-report.ts';
import { dashboardWords } from '../../contract/words/dashboard.ts';

const groupingKinds = ['choice', 'link', 'member', 'team', 'yesNo'];
/** What is the same of all deals of a report, or is the outcome itself. */
const pointless = ['pipeline', 'stage', 'status', 'lossReason'];
const competitors = 'competitor';

/** How deals ended by anything that puts them into groups: their source, their product, a field of one's own, a rival. */
export const WinRatePanel = (props: {
  readonly wish: Readonly<Record<string, string>>;
  readonly look: 'picture' | 'table';
  readonly by: string | undefined;
  readonly onBy: (by: string) => void;
}) => {
  const text = useWords(dashboardWords);
  const { share } = useNumbers();
  const { locale } = useLocale();
  const deal = useObject('deal');
  const met = useObject('deal_competitor');
  const by = props.by ?? 'source';
  const report = useReport('win-rate', { ...props.wish, by });
  const field = deal && fieldOf(deal, by);
  const offered = deal?.fields.filter(
    ({ kind, name }) => groupingKinds.includes(kind) && !pointless.includes(name),
  );
  const options = [
    ...(offered ?? []).map(({ name, label }) => ({ id: name, label: say(label, locale) })),
    ...(met ? [{ id: competitors, label: text.competitor }] : []),
  ];
  const head = by === competitors ? dashboardWords.competitor : (field?.label ?? dashboardWords.winRate);
  const nameOf = winRateName(field ? choicesOf(field) : []);
  const link = (row: WinRate, which: 'won' | 'lost') => (
    <RowsLink
      object={row.object}
      rows={row[which].rows}
      count={row[which].count}
      label={`${say(nameOf(row), locale)} – ${text[which]}`}
    />
  );
  const keyOf = ({ key }: WinRate): string => key ?? 'none';
  return (
    <Panel
      title={text.winRateBy}
      report={report}
      actions={
        options.length < 2 ? null : (
          <div className="w-44">
            <Select
              label={text.winRateBy}
              hideLabel
              value={by}
              onChange={(id) => props.onBy(id ?? 'source')}
              options={options}
            />
          </div>
        )
      }
    >
      {({ rates }) => {
        const most = Math.max(...rates.map(({ won, lost }) => won.count + lost.count), 1);
        if (rates.length === 0) return <Note>{text.noneDecided}</Note>;
        if (props.look === 'table') return <FigureTable table={winRateTable(rates, head, nameOf)} />;
        return (
          <ul className="flex flex-col gap-2 px-4">
            {rates.slice(0, mostShown).map((row) => (
              <li key={keyOf(row)} className="flex flex-col gap-1">
                <div className="flex items-baseline gap-2 leading-title">
                  <bdi className="min-w-0 truncate">{say(nameOf(row), locale)}</bdi>
                  <span className="text-sm whitespace-nowrap text-ink-muted">
                    {text.won} {link(row, 'won')} · {text.lost} {link(row, 'lost')}
                  </span>
                  <span className="ms-auto font-strong">{share(row.winRate)}</span>
                </div>
                <div className="flex h-2 gap-px rounded-small bg-surface-2">
                  <span className="block h-full" style={{ inlineSize: `${(row.won.count / most) * 100}%` }}>
                    {row.won.count > 0 ? <Bar share={1} tone="success" /> : null}
                  </span>
                  <span className="block h-full" style={{ inlineSize: `${(row.lost.count / most) * 100}%` }}>
                    {row.lost.count > 0 ? <Bar share={1} tone="danger" /> : null}
                  </span>
                </div>
              </li>
            ))}
          </ul>
        );
      }}
    </Panel>
  );
};

/** A picture shows the first ones; the table has all. */
const mostShown = 12;
