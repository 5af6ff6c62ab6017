import { say } from '#persian/bilingual.ts';
import { useLocale, useWords } from '#web/kit/index.ts';
import { choicesOf, fieldOf, useObject } from '#web/records/index.ts';

import type { Source } from '../../contract/reports.ts';
import { Amounts, Bar, RowsLink, useNumbers } from './figures.tsx';
import { Note, Panel } from './panel.tsx';
import { Table, type Column } from './table.tsx';
import type { useReport } from './use-report.ts';
import { dashboardWords } from './words.ts';

/** How deals ended by how the customer came to know the firm. */
export const SourcesPanel = (props: {
  readonly report: ReturnType<typeof useReport<'sources'>>;
  readonly look: 'picture' | 'table';
}) => {
  const text = useWords(dashboardWords);
  const { share } = useNumbers();
  const { locale } = useLocale();
  const deal = useObject('deal');
  const field = deal && fieldOf(deal, 'source');
  const nameOf = ({ source }: Source): string => {
    const label = field && choicesOf(field).find(({ key }) => key === source)?.label;
    return label ? say(label, locale) : text.noSource;
  };
  const link = (row: Source, which: 'won' | 'lost') => (
    <RowsLink
      object="deal"
      rows={row[which].rows}
      count={row[which].count}
      label={`${nameOf(row)} – ${text[which]}`}
    />
  );
  const columns: readonly Column<Source>[] = [
    { name: text.source, words: true, of: (row) => <bdi>{nameOf(row)}</bdi> },
    { name: text.won, of: (row) => link(row, 'won') },
    { name: text.lost, of: (row) => link(row, 'lost') },
    { name: text.winRate, of: (row) => share(row.winRate) },
    { name: text.value, of: (row) => <Amounts sums={row.won.value} /> },
  ];
  const keyOf = ({ source }: Source): string => source ?? 'none';
  return (
    <Panel title={text.sources} report={props.report}>
      {({ sources }) => {
        const most = Math.max(...sources.map(({ won, lost }) => won.count + lost.count), 1);
        if (sources.length === 0) return <Note>{text.noneDecided}</Note>;
        if (props.look === 'table')
          return <Table label={text.sources} columns={columns} rows={sources} keyOf={keyOf} />;
        return (
          <ul className="flex flex-col gap-2 px-4">
            {sources.map((row) => (
              <li key={keyOf(row)} className="flex flex-col gap-1">
                <div className="flex items-baseline gap-2 leading-title">
                  <bdi className="min-w-0 truncate">{nameOf(row)}</bdi>
                  <span className="text-sm text-ink-muted">
                    {text.won} {link(row, 'won')} · {text.lost} {link(row, 'lost')}
                  </span>
                  <span className="ms-auto font-strong tabular-nums">{share(row.winRate)}</span>
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
