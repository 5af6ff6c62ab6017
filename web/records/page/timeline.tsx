import { useState, type ReactNode } from 'react';
import { History } from 'lucide-react';

import { civilDateOf } from '#persian/jalali/instants.ts';
import type { ObjectContract, SchemaContract, Stored } from '#records/contract.ts';
import {
  Button,
  EmptyState,
  ErrorState,
  showNear,
  Skeleton,
  Tabs,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { isNotThere, isProblem } from '../data/problem.ts';
import { useSchema } from '../data/schema.ts';
import { isLinked, type Values } from '../data/values.ts';
import { ChangeEntry } from './change-entry.tsx';
import { restorable, stateAfter } from './earlier-state.ts';
import { Entry } from './entry.tsx';
import { Pinned } from './pinned.tsx';
import { hasTimeline, isWholeDay, useHistory, usePinned, useTimeline } from './story.ts';
import { useReplies } from './thread.tsx';
import { TimelineFilterBar, type TimelineChoice } from './timeline-filter.tsx';

const words = {
  label: { fa: 'خط زمان و تغییرها', en: 'Timeline and changes' },
  timeline: { fa: 'خط زمان', en: 'Timeline' },
  past: { fa: (whom: string) => `پیشینهٔ ${whom}`, en: (whom: string) => `History of ${whom}` },
  changes: { fa: 'تغییرها', en: 'Changes' },
  older: { fa: 'قدیمی‌ترها', en: 'Older' },
  empty: { fa: 'هنوز چیزی روی خط زمان نیست', en: 'Nothing on the timeline yet' },
  emptyHint: {
    fa: 'یادداشت‌ها، تماس‌ها، جلسه‌ها و معامله‌ها اینجا به ترتیب زمان می‌آیند.',
    en: 'Notes, calls, meetings and deals appear here in order of time.',
  },
  nothing: { fa: 'با این پالایه چیزی نیست', en: 'Nothing matches this filter' },
  noChanges: { fa: 'هنوز تغییری نکرده است', en: 'It has not changed yet' },
  failed: { fa: 'خط زمان باز نشد', en: 'The timeline did not open' },
};

export type TimelineProps = {
  readonly object: ObjectContract;
  readonly record: Stored;
  /** Writes values of an earlier state; left out where the reader may not. */
  readonly onRestore?: ((values: Values) => void) | undefined;
};

/**
 * What happened with a record, by day; how it changed stands beside. With a call or a task itself little happens: there it
 * is the past of whom it is about.
 */
export const Timeline = ({ object, record, onRestore }: TimelineProps) => {
  const text = useWords(words);
  const schema = useSchema();
  const whom = object.activity ? subjectOf(schema, object, record) : undefined;
  const [shown, setShown] = useState('timeline');
  const changes = <Changes object={object} record={record} onRestore={onRestore} />;
  if (!whom && !hasTimeline(schema, object.name))
    return (
      <section aria-label={text.changes}>
        <h2 className="pb-2 leading-title font-strong">{text.changes}</h2>
        {changes}
      </section>
    );
  return (
    <Tabs
      label={text.label}
      selected={shown}
      onSelect={setShown}
      tabs={[
        whom
          ? {
              id: 'timeline',
              label: text.past(whom.title),
              content: <Happenings object={whom.object} id={whom.id} except={record.id} />,
            }
          : {
              id: 'timeline',
              label: text.timeline,
              content: <Happenings object={object} id={record.id} />,
            },
        { id: 'changes', label: text.changes, content: changes },
      ]}
    />
  );
};

/** Whom something is about, as far as the reader sees it. */
const subjectOf = (
  { objects }: SchemaContract,
  object: ObjectContract,
  { values }: Stored,
): { readonly object: ObjectContract; readonly id: string; readonly title: string } | undefined => {
  const linked = object.about.map((name) => values[name]).find(isLinked);
  const known = objects.find(({ name }) => name === linked?.object);
  return linked && known && linked.title !== null
    ? { object: known, id: linked.id, title: linked.title }
    : undefined;
};

/** So few are seen at one glance, and need no filter. */
const fewEntries = 4;

const Happenings = (props: {
  readonly object: ObjectContract;
  readonly id: string;
  /** Left out: it stands above in full. */
  readonly except?: string;
}) => {
  const { object, id, except } = props;
  const text = useWords(words);
  const { objects } = useSchema();
  const [choice, setChoice] = useState<TimelineChoice>({ objects: [], by: null });
  const story = useTimeline(object.name, id, { objects: choice.objects, by: choice.by?.id });
  const narrowed = choice.objects.length > 0 || choice.by !== null;
  const pinned = usePinned(object.name, id).data?.filter(({ record }) => record.id !== except) ?? [];
  const above = new Set(narrowed ? [] : pinned.map(({ record }) => record.id));
  // What is pinned stands above all the rest, and once.
  const entries = story.data?.filter(({ record }) => record.id !== except && !above.has(record.id));
  const replies = useReplies((entries ?? []).map((entry) => entry.record.id));
  return (
    <>
      {narrowed || story.hasNextPage || (story.data?.length ?? 0) > fewEntries ? (
        <TimelineFilterBar object={object} choice={choice} onChange={setChoice} />
      ) : null}
      {narrowed ? null : <Pinned entries={pinned} />}
      <Days
        story={{ ...story, data: entries }}
        empty={
          story.data && story.data.length > 0 ? null : (
            <EmptyState icon={<History size={20} />} title={narrowed ? text.nothing : text.empty}>
              {narrowed ? null : text.emptyHint}
            </EmptyState>
          )
        }
      >
        {(entry) => {
          const known = objects.find(({ name }) => name === entry.object);
          return known ? (
            <Entry
              key={`${entry.object}${entry.record.id}`}
              object={known}
              record={entry.record}
              at={entry.at}
              replies={replies.get(entry.record.id) ?? []}
            />
          ) : null;
        }}
      </Days>
    </>
  );
};

const Changes = ({ object, record, onRestore }: TimelineProps) => {
  const text = useWords(words);
  const story = useHistory(object.name, record.id);
  // A fact repeats what its change says.
  const entries = story.data?.filter(({ kind }) => kind !== 'fact') ?? [];
  return (
    <Days story={story} empty={<EmptyState icon={<History size={20} />} title={text.noChanges} />}>
      {(entry) =>
        entry.kind === 'fact' ? null : (
          <ChangeEntry
            key={`${entry.version}${entry.kind}${entry.fact ?? ''}`}
            object={object}
            entry={entry}
            earlier={(values) => restorable(object.fields, values, record.values)}
            whole={stateAfter(entries, entries.indexOf(entry))}
            onRestore={onRestore}
          />
        )
      }
    </Days>
  );
};

type Story<Entry> = {
  readonly data: readonly Entry[] | undefined;
  readonly error: Error | null;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
  readonly refetch: () => Promise<unknown>;
};

/** Entries under the days on which they happened, newest first, with its empty, loading and failed states. */
const Days = <Entry extends { readonly at: string }>(props: {
  readonly story: Story<Entry>;
  readonly empty: ReactNode;
  readonly children: (entry: Entry) => ReactNode;
}) => {
  const { story, empty, children } = props;
  const text = useWords(words);
  const dayOf = useDayNames();
  if (story.error && !isNotThere(story.error))
    return (
      <ErrorState
        title={text.failed}
        remedy={story.error.message}
        {...(isProblem(story.error) && story.error.requestId ? { code: story.error.requestId } : {})}
        onRetry={() => void story.refetch()}
      />
    );
  if (!story.data && !story.error) return <Skeleton className="h-16 w-full" lines={4} />;
  if (!story.data || story.data.length === 0) return empty;
  const days = Map.groupBy(story.data, (entry) => dayOf(entry.at));
  return (
    <div className="flex flex-col">
      {[...days].map(([day, entries]) => (
        <section key={day}>
          <h2 className="pb-2 text-sm text-ink-muted first-letter:uppercase">{day}</h2>
          <ol>{entries.map(children)}</ol>
        </section>
      ))}
      {story.hasNextPage ? (
        <div className="pt-2 text-center">
          <Button pending={story.isFetchingNextPage} onPress={() => void story.fetchNextPage()}>
            {text.older}
          </Button>
        </div>
      ) : null}
    </div>
  );
};

/** «امروز», «دیروز», «۳ روز پیش», «۴ آذر»: the day of an instant, in words where it is near. */
const useDayNames = (): ((at: string) => string) => {
  const locale = useLocale();
  const [now] = useState(() => new Date().toISOString());
  return (at) => showNear(isWholeDay(at) ? at.slice(0, 10) : civilDateOf(at, locale.timeZone), now, locale);
};
