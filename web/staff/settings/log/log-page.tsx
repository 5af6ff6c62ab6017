import { useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';

import { Button, EmptyState, showDate, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, keys } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { SettingsPage } from '../settings-page.tsx';
import { noFilter, type LogEntry, type LogFilter } from './data.ts';
import { LogFilters } from './log-filters.tsx';
import { LogRow } from './log-row.tsx';

const words = {
  title: { fa: 'رویدادها', en: 'Log' },
  emptyTitle: { fa: 'رویدادی پیدا نشد', en: 'Nothing was found' },
  empty: { fa: 'پالایه را بازتر کنید.', en: 'Widen the filter.' },
  further: {
    fa: 'تا اینجا چیزی نبود؛ رویدادهای پیش‌تر هم جسته شود.',
    en: 'Nothing so far; look through what was earlier.',
  },
  more: { fa: 'پیش‌تر', en: 'Earlier' },
};

type Page = { readonly entries: readonly LogEntry[]; readonly next: string | null };

/** Everything that happened in the workspace, by person, object, kind and day. */
const LogPage = () => {
  const text = useWords(words);
  const locale = useLocale();
  const [filter, setFilter] = useState<LogFilter>(noFilter);
  const pages = useInfiniteQuery({
    queryKey: [...keys.allStories, 'log', filter],
    staleTime: 0,
    queryFn: ({ pageParam, signal }) => callApi<Page>(`/log?${addressOf(filter, pageParam)}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page) => page.next,
  });
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  const days = Map.groupBy(entries, ({ at }) => showDate(at, locale, 'full'));
  return (
    <SettingsPage section="/settings/log" title={text.title}>
      <LogFilters filter={filter} onChange={setFilter} />
      <Waiting query={pages} rows={8}>
        {() =>
          entries.length === 0 ? (
            <EmptyState icon={<ScrollText size={20} />} title={text.emptyTitle}>
              {pages.hasNextPage ? text.further : text.empty}
            </EmptyState>
          ) : (
            [...days].map(([day, some]) => (
              <section key={day} className="mb-5">
                <h2 className="pb-1.5 text-sm text-ink-muted">{day}</h2>
                <ul className="overflow-clip rounded-card bg-surface-1">
                  {some.map((entry) => (
                    <LogRow key={entry.sequence} entry={entry} />
                  ))}
                </ul>
              </section>
            ))
          )
        }
      </Waiting>
      {pages.hasNextPage ? (
        <Button pending={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
          {text.more}
        </Button>
      ) : null}
    </SettingsPage>
  );
};

const addressOf = (filter: LogFilter, cursor: string | null): URLSearchParams => {
  const { by, object, kind, from, to } = filter;
  return new URLSearchParams(
    Object.entries({ limit: '50', by: by?.id, object, kind, from, to, cursor }).flatMap(([name, value]) =>
      value === undefined || value === null || value === '' ? [] : [[name, value]],
    ),
  );
};

export default LogPage;
