import { useState } from 'react';
import { ChevronDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';

import { say } from '#persian/bilingual.ts';
import { formatNumber, localDigits } from '#persian/digits.ts';
import type { Decision, FieldContract, ImportPlan, Issue, IssueCard } from '#records/contract.ts';
import { Badge, classes, Skeleton, useLocale, useWords, UserText } from '#web/kit/index.ts';

import { ChooseMend, useReason } from './choose-mend.tsx';
import { useFileRows, type ImportView } from './data.ts';
import { FileTable } from './preview.tsx';

const words = {
  rows: {
    fa: (count: string, rows: readonly string[], more: boolean) =>
      rows.length === 0
        ? `${count} سطر`
        : more
          ? `${count} سطر: ${rows.join('، ')}، …`
          : `سطر ${rows.join('، ')}`,
    en: (count: string, rows: readonly string[], more: boolean) =>
      rows.length === 0
        ? `${count} rows`
        : more
          ? `${count} rows: ${rows.join(', ')}, …`
          : `${rows.length > 1 ? 'Rows' : 'Row'} ${rows.join(', ')}`,
  },
  look: { fa: (count: string) => `دیدن سطرها؛ ${count}`, en: (count: string) => `See the rows; ${count}` },
  first: { fa: 'نخستین سطرها', en: 'The first rows' },
  sheet: { fa: (name: string) => `برگهٔ «${name}»`, en: (name: string) => `Sheet “${name}”` },
  remembered: { fa: 'از دفعهٔ پیش', en: 'From last time' },
};

const shownRows = 5;
/** So many rows are named beside the value, by the numbers that the spreadsheet shows. */
const namedRows = 3;

/** One value that is in question: how often it stands there, in which rows, and what becomes of it. */
export const IssueRow = (props: {
  readonly view: ImportView;
  readonly plan: ImportPlan;
  readonly issue: Issue;
  readonly card: IssueCard;
  readonly field: FieldContract | undefined;
  readonly decision: Decision;
  readonly onChange: (decision: Decision) => void;
}) => {
  const { view, plan, issue, card, field, decision, onChange } = props;
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const reason = useReason();
  const [open, setOpen] = useState(false);
  const numbers = issue.rows.slice(0, namedRows).map((row) => localDigits(String(row), digits));
  const count = text.rows(formatNumber(issue.count, digits), numbers, issue.count > numbers.length);
  const chosen = issue.proposals.find(
    ({ value }) => decision.action === 'use' && JSON.stringify(value) === JSON.stringify(decision.value),
  );
  const because = chosen && !issue.remembered ? reason(chosen) : undefined;
  return (
    <div className="flex flex-col gap-2 py-3">
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,18rem)] items-start gap-x-6 gap-y-2 max-sm:grid-cols-1">
        <div className="min-w-0 leading-title">
          <p className="font-medium break-words">
            {issue.value === '' ? say(issue.field, locale) : <UserText>{issue.value}</UserText>}
          </p>
          <div className="flex flex-wrap items-center gap-x-3 text-sm text-ink-muted">
            <AriaButton
              aria-expanded={open}
              aria-label={text.look(count)}
              isDisabled={issue.rows.length === 0}
              onPress={() => setOpen(!open)}
              className="flex items-center gap-1 rounded-small data-hovered:text-ink data-focus-visible:outline-2 data-focus-visible:outline-accent pointer-coarse:py-2"
            >
              {count}
              {issue.rows.length === 0 ? null : (
                <ChevronDown
                  aria-hidden="true"
                  size={14}
                  className={classes('transition-transform', open && 'rotate-180')}
                />
              )}
            </AriaButton>
            {isSaid(issue) ? null : <span>{say(issue.message, locale)}</span>}
          </div>
        </div>
        <div className="flex flex-col gap-1">
          {issue.actions.length < 2 ? null : (
            <ChooseMend issue={issue} card={card} field={field} decision={decision} onChange={onChange} />
          )}
          {issue.remembered ? (
            <div>
              <Badge tone="accent">{text.remembered}</Badge>
            </div>
          ) : because === undefined ? null : (
            <p className="text-sm text-ink-muted">{because}</p>
          )}
        </div>
      </div>
      {open ? <Evidence view={view} plan={plan} issue={issue} /> : null}
    </div>
  );
};

/** The heading of the group says it, and the value stands above. What comes of a blank it does not say. */
const isSaid = ({ code, notice }: Issue): boolean =>
  code === 'unknown-link' || (notice && code !== 'same-row' && code !== 'blank');

/** The first rows that have it, as they stand in the file. */
const Evidence = ({ view, plan, issue }: { view: ImportView; plan: ImportPlan; issue: Issue }) => {
  const text = useWords(words);
  const { data: rows } = useFileRows(view.id, issue.rows.slice(0, shownRows));
  const marked = new Set(
    plan.columns.filter(({ target }) => target === issue.path).map(({ column }) => column),
  );
  const { sheet } = view.analysis;
  return rows ? (
    <div className="rounded-control border border-surface-3">
      {sheet === undefined ? null : (
        <p className="px-3 pt-2 text-sm text-ink-muted">
          <UserText>{text.sheet(sheet)}</UserText>
        </p>
      )}
      <FileTable label={text.first} columns={view.analysis.columns} rows={rows} marked={marked} />
    </div>
  ) : (
    <Skeleton className="h-8 w-full" lines={3} />
  );
};
