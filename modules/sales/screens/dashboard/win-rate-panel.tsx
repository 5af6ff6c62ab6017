import { useState } from 'react';

import { say } from '#persian/bilingual.ts';
import { Select, useLocale, useWords } from '#web/kit/index.ts';
import { choicesOf, fieldOf, useObject } from '#web/records/index.ts';

import type { WinRate } from '../../contract/reports.ts';
import { Amounts, Bar, RowsLink, useNumbers } from './figures.tsx';
import { Note, Panel } from './panel.tsx';
import { Table, type Column } from './table.tsx';
import { useReport } from './use-report.ts';
import { dashboardWords } from './words.ts';

const groupingKinds = ['choice', 'link', 'member', 'team', 'yesNo'];
/** What is the same of all deals of a report, or is the outcome itself. */
const pointless = ['pipeline', 'stage', 'status', 'lossReason'];
const competitors = 'competitor';

/** How deals ended by anything that puts them into groups: their source, their product, a field of one's own, a rival. */
export const WinRatePanel = (props: {
  readonly wish: Readonly<Record<string, string>>;
  readonly look: 'picture' | 'table';
}) => {
  const text = useWords(dashboardWords);
  const { share } = useNumbers();
  const { locale } = useLocale();
  const deal = useObject('deal');
  const met = useObject('deal_competitor');
  const [by, setBy] = useState('source');
  const report = useReport('win-rate', { ...props.wish, by });
  const field = deal && fieldOf(deal, by);
  const offered = deal?.fields.filter(
    ({ kind, name }) => groupingKinds.includes(kind) && !pointless.includes(name),
  );
  const options = [
    ...(offered ?? []).map(({ name, label }) => ({ id: name, label: say(label, locale) })),
    ...(met ? [{ id: competitors, label: text.competitor }] : []),
  ];
  const nameOf = ({ key, title }: WinRate): string => {
    if (title !== null) return title;
    const label =
      field?.kind === 'choice' ? choicesOf(field).find((one) => one.key === key)?.label : undefined;
    if (label) return say(label, locale);
    return key === 'true' ? text.yes : key === 'false' ? text.no : text.untold;
  };
  const link = (row: WinRate, which: 'won' | 'lost') => (
    <RowsLink
      object={row.object}
      rows={row[which].rows}
      count={row[which].count}
      label={`${nameOf(row)} – ${text[which]}`}
    />
  );
  const columns: readonly Column<WinRate>[] = [
    {
      name: options.find(({ id }) => id === by)?.label ?? text.winRate,
      words: true,
      of: (row) => <bdi>{nameOf(row)}</bdi>,
    },
    { name: text.won, of: (row) => link(row, 'won') },
    { name: text.lost, of: (row) => link(row, 'lost') },
    { name: text.winRate, of: (row) => share(row.winRate) },
    { name: text.value, of: (row) => <Amounts sums={row.won.value} /> },
  ];
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
              onChange={(id) => setBy(id ?? 'source')}
              options={options}
            />
          </div>
        )
      }
    >
      {({ rates }) => {
        const most = Math.max(...rates.map(({ won, lost }) => won.count + lost.count), 1);
        if (rates.length === 0) return <Note>{text.noneDecided}</Note>;
        if (props.look === 'table')
          return <Table label={text.winRateBy} columns={columns} rows={rates} keyOf={keyOf} />;
        return (
          <ul className="flex flex-col gap-2 px-4">
            {rates.slice(0, mostShown).map((row) => (
              <li key={keyOf(row)} className="flex flex-col gap-1">
                <div className="flex items-baseline gap-2 leading-title">
                  <bdi className="min-w-0 truncate">{nameOf(row)}</bdi>
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
