import { useMemo } from 'react';

import type { Filter } from '#records/contract.ts';
import { Link, RelativeDate, useWords } from '#web/kit/index.ts';
import {
  filteredHref,
  fieldOf,
  FieldValue,
  isEmpty,
  isLinked,
  recordHref,
  useObject,
  useRecordPages,
} from '#web/records/index.ts';

import type { Reports } from '../../contract/reports.ts';
import { Note, Panel } from './panel.tsx';
import { dashboardWords } from '../../contract/words/dashboard.ts';

const shown = 8;

/** The deals that have lain still longest in a stage that allows less, worst first. */
export const RottingPanel = ({ pipeline }: { readonly pipeline: Reports['pipeline'] | undefined }) => {
  const text = useWords(dashboardWords);
  const deal = useObject('deal');
  const filter = useMemo((): Filter | undefined => {
    const late = pipeline?.stages.filter((stage) => stage.late.count > 0).map((stage) => stage.late.rows);
    return late && late.length > 0 ? { or: late } : undefined;
  }, [pipeline]);
  const pages = useRecordPages(
    'deal',
    {
      ...(filter ? { filter } : {}),
      sort: [{ field: 'stillSince', direction: 'asc' }],
      fields: ['title', 'amount', 'owner', 'stage', 'stillSince'].filter(
        (name) => deal && fieldOf(deal, name),
      ),
      limit: shown,
    },
    filter !== undefined,
  );
  const amount = deal && fieldOf(deal, 'amount');
  return (
    <Panel
      title={text.rotting}
      report={pipeline && !filter ? { ...pages, data: [], error: null, isPlaceholderData: false } : pages}
      actions={filter ? <Link href={filteredHref('deal', filter)}>{text.all}</Link> : undefined}
    >
      {(records) =>
        records.length === 0 ? (
          <Note>{text.noRotting}</Note>
        ) : (
          <ul className="flex flex-col px-4">
            {records.slice(0, shown).map(({ id, values }) => (
              <li
                key={id}
                className="flex min-h-12 flex-col justify-center border-t border-surface-2 py-1 leading-title first:border-t-0"
              >
                <div className="flex items-baseline gap-2">
                  <span className="min-w-0 flex-1 truncate own-end">
                    <Link quiet href={recordHref('deal', id)}>
                      <bdi>{String(values['title'])}</bdi>
                    </Link>
                  </span>
                  {amount && !isEmpty(values['amount']) ? (
                    <span className="shrink-0 text-sm">
                      <FieldValue field={amount} value={values['amount']} place="cell" />
                    </span>
                  ) : null}
                </div>
                <p className="truncate text-sm text-ink-muted">
                  {isLinked(values['stage']) ? text.since(values['stage'].title ?? '') : null}{' '}
                  <RelativeDate value={String(values['stillSince'])} />
                  {isLinked(values['owner']) ? (
                    <>
                      {' · '}
                      <bdi>{values['owner'].title}</bdi>
                    </>
                  ) : null}
                </p>
              </li>
            ))}
          </ul>
        )
      }
    </Panel>
  );
};
