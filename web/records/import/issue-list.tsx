import { useMemo, useRef, useState } from 'react';
import { useQueries } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';

import { formatNumber } from '#persian/digits.ts';
import {
  deciding,
  type FieldContract,
  type ImportPlan,
  type IssueCard,
  type PlacedIssue,
} from '#records/contract.ts';
import { Button, Skeleton, useLocale, useWords } from '#web/kit/index.ts';

import { issuesAtOnce, issuesQuery, type ImportView } from './data.ts';
import { decide, type Decisions } from './decisions.ts';
import { IssueRow } from './issue-row.tsx';

const words = {
  failed: { fa: 'این فهرست خوانده نشد.', en: 'This list could not be read.' },
  again: { fa: 'دوباره بخوان', en: 'Read it again' },
  stretch: {
    fa: (from: string, to: string, of: string) => `${from} تا ${to} از ${of}`,
    en: (from: string, to: string, of: string) => `${from} to ${to} of ${of}`,
  },
  earlier: { fa: 'پیشین', en: 'Earlier' },
  later: { fa: 'بعدی', en: 'Later' },
};

/** From more on it has a frame of its own, in which the rows in sight alone are drawn. */
const fewIssues = 20;
/** A browser draws no list of a million rows: it is gone through in stretches. */
const stretchOf = 10_000;
const rowPx = 68;
// It is scrolled by keys as well.
const reachable = { tabIndex: 0 } as const;

type Props = {
  readonly view: ImportView;
  readonly check: string;
  readonly plan: ImportPlan;
  readonly card: IssueCard;
  readonly field: FieldContract | undefined;
  readonly decisions: Decisions;
  readonly onChange: (decisions: Decisions) => void;
  readonly label: string;
};

/** All issues of a card, the commonest first, however many there are: they are read as they come into sight. */
export const IssueList = (props: Props) => {
  const { card } = props;
  const text = useWords(words);
  const { digits } = useLocale();
  const [stretch, setStretch] = useState(0);
  const top = stretch * stretchOf;
  const count = Math.min(stretchOf, card.values - top);
  const number = (value: number): string => formatNumber(value, digits);
  if (card.values <= fewIssues) return <ShortList {...props} />;
  return (
    <>
      <LongList key={stretch} {...props} top={top} count={count} />
      {card.values <= stretchOf ? null : (
        <nav aria-label={props.label} className="flex flex-wrap items-center gap-2 pt-2">
          <Button variant="quiet" disabled={stretch === 0} onPress={() => setStretch(stretch - 1)}>
            {text.earlier}
          </Button>
          <span className="text-sm text-ink-muted">
            {text.stretch(number(top + 1), number(top + count), number(card.values))}
          </span>
          <Button
            variant="quiet"
            disabled={top + count >= card.values}
            onPress={() => setStretch(stretch + 1)}
          >
            {text.later}
          </Button>
        </nav>
      )}
    </>
  );
};

const ShortList = (props: Props) => {
  const { issues, failed, retry } = useIssues(props, [0]);
  if (failed) return <NotRead onRetry={retry} />;
  if (issues.size === 0) return <Skeleton className="h-8 w-full" lines={Math.min(3, props.card.values)} />;
  return (
    <ul className="-my-2">
      {[...issues.values()].map((issue) => (
        <li key={issue.key} className="border-b border-surface-2 last:border-b-0">
          <Row {...props} issue={issue} />
        </li>
      ))}
    </ul>
  );
};

const LongList = (props: Props & { readonly top: number; readonly count: number }) => {
  const { top, count, label } = props;
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowPx,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const first = Math.floor((top + (items[0]?.index ?? 0)) / issuesAtOnce);
  const last = Math.floor((top + (items.at(-1)?.index ?? 0)) / issuesAtOnce);
  const { issues, failed, retry } = useIssues(
    props,
    Array.from({ length: last - first + 1 }, (_, at) => first + at),
  );
  return (
    <>
      {failed ? <NotRead onRetry={retry} /> : null}
      <div
        ref={frame}
        role="region"
        aria-label={label}
        {...reachable}
        className="max-h-[min(36rem,70vh)] overflow-y-auto overscroll-y-contain rounded-small border-y px-2 border-surface-2 focus-visible:outline-2 focus-visible:outline-accent"
      >
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const issue = issues.get(top + index + 1);
            return (
              <li
                key={index}
                ref={virtual.measureElement}
                data-index={index}
                aria-setsize={props.card.values}
                aria-posinset={top + index + 1}
                className="absolute inset-x-0 top-0 border-b border-surface-2"
                style={{ transform: `translateY(${start}px)` }}
              >
                {issue ? (
                  <Row {...props} issue={issue} />
                ) : (
                  <div
                    aria-hidden="true"
                    className="late my-3 h-11 animate-breathe rounded-small bg-surface-2"
                  />
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
};

const Row = (props: Props & { readonly issue: PlacedIssue }) => {
  const { view, plan, card, field, decisions, onChange, issue } = props;
  const decisionOf = useMemo(() => deciding(decisions), [decisions]);
  return (
    <IssueRow
      view={view}
      plan={plan}
      issue={issue}
      card={card}
      field={field}
      decision={decisionOf(issue)}
      onChange={(decision) => onChange(decide(decisions, issue.key, decision))}
    />
  );
};

/** What of these pages is there, by place. */
const useIssues = ({ view, check, card }: Props, pages: readonly number[]) => {
  const answers = useQueries({ queries: pages.map((page) => issuesQuery(view.id, check, card.card, page)) });
  const issues = new Map(answers.flatMap(({ data = [] }) => data.map((one) => [one.place, one] as const)));
  return {
    issues,
    failed: answers.some(({ error }) => error !== null),
    retry: () => {
      for (const { error, refetch } of answers) if (error) void refetch();
    },
  };
};

const NotRead = ({ onRetry }: { readonly onRetry: () => void }) => {
  const text = useWords(words);
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 py-2 text-sm">
      <p>{text.failed}</p>
      <Button onPress={onRetry}>{text.again}</Button>
    </div>
  );
};
