import { useState } from 'react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { ArchiveRestore, ChevronRight } from 'lucide-react';

import { counted, type Phrase, say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { Button, EmptyState, Select, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, keys, mayDeed, meQuery, tellFailure, useMe } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { List } from '../list.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { BinRow, type BinEntry } from './bin-row.tsx';
import { TogetherRow } from './together-row.tsx';

const words = {
  title: { fa: 'بازیافت', en: 'Bin' },
  term: {
    fa: (days: string) => `هر چه اینجا بیاید ${days} روز می‌ماند و سپس برای همیشه پاک می‌شود.`,
    en: (days: string) =>
      `What comes here stays for ${counted(days, 'day', 'days')} and is then erased for good.`,
  },
  object: { fa: 'نوع رکورد', en: 'Kind of record' },
  everything: { fa: 'همه', en: 'Everything' },
  keep: { fa: 'نگه داشتن', en: 'Keep for' },
  days: { fa: (days: string) => `${days} روز`, en: (days: string) => counted(days, 'day', 'days') },
  notSaved: { fa: 'ذخیره نشد', en: 'Not saved' },
  emptyTitle: { fa: 'بازیافت خالی است', en: 'The bin is empty' },
  empty: {
    fa: 'هر چه حذف شود نخست اینجا می‌آید و می‌توان آن را بازگرداند.',
    en: 'What is deleted comes here first and can be restored.',
  },
  whole: { fa: 'همهٔ بازیافت', en: 'The whole bin' },
  noneLeft: {
    fa: 'چیزی از این حذف در بازیافت نمانده است',
    en: 'Nothing of this deletion is left in the bin',
  },
  more: { fa: 'پیش‌تر', en: 'Earlier' },
};

type Page = {
  readonly entries: readonly BinEntry[];
  readonly next: string | null;
  readonly objects: readonly { readonly name: string; readonly label: Phrase }[];
  readonly days: number;
};

const terms = [30, 60, 90, 180, 365];

/** Everything that was deleted, of whatever kind: brought back, or erased for good by whoever may. */
const BinPage = () => {
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const client = useQueryClient();
  const me = useMe();
  const [object, setObject] = useState('');
  /** One deletion of many, looked into. */
  const [deletion, setDeletion] = useState<string | null>(null);
  const asked = new URLSearchParams({
    limit: '50',
    ...(object === '' ? {} : { object }),
    ...(deletion === null ? {} : { deletion }),
  });
  // Under the records' own key, so that live changes of any object bring it up to date.
  const key = [...keys.allRecords, 'bin', asked.toString()];
  const pages = useInfiniteQuery({
    queryKey: key,
    staleTime: 0,
    queryFn: ({ pageParam, signal }) =>
      callApi<Page>(
        `/bin?${asked.toString()}${pageParam === null ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page) => page.next,
  });
  const [first] = pages.data?.pages ?? [];
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  const days = first?.days ?? me.workspace.settings.binDays;
  const anew = () => client.invalidateQueries({ queryKey: keys.allRecords });

  const setTerm = async (binDays: number) => {
    try {
      await callApi('/workspace', { method: 'PATCH', body: { settings: { binDays } } });
      await Promise.all([client.invalidateQueries({ queryKey: meQuery.queryKey }), anew()]);
    } catch (error) {
      tellFailure(text.notSaved, error);
    }
  };

  return (
    <SettingsPage section="/settings/bin" title={text.title}>
      <p className="mb-4 text-pretty text-ink-muted">{text.term(formatNumber(days, digits))}</p>
      {deletion === null ? (
        <div className="mb-4 flex flex-wrap gap-4">
          <div className="w-52 max-sm:w-[calc(50%-8px)]">
            <Select
              label={text.object}
              value={object === '' ? 'all' : object}
              onChange={(id) => setObject(id === null || id === 'all' ? '' : id)}
              options={[
                { id: 'all', label: text.everything },
                ...(first?.objects ?? []).map(({ name, label }) => ({ id: name, label: say(label, locale) })),
              ]}
            />
          </div>
          {mayDeed(me, 'workspace.settings') ? (
            <div className="w-40 max-sm:w-[calc(50%-8px)]">
              <Select
                label={text.keep}
                value={String(days)}
                onChange={(id) => void setTerm(Number(id))}
                options={terms.map((one) => ({
                  id: String(one),
                  label: text.days(formatNumber(one, digits)),
                }))}
              />
            </div>
          ) : null}
        </div>
      ) : (
        <div className="mb-4">
          <Button
            variant="quiet"
            icon={<ChevronRight size={16} className="ltr:rotate-180" />}
            autoFocus
            onPress={() => setDeletion(null)}
          >
            {text.whole}
          </Button>
        </div>
      )}
      <Waiting query={pages} rows={6}>
        {() =>
          entries.length === 0 ? (
            <EmptyState
              icon={<ArchiveRestore size={20} />}
              title={deletion === null ? text.emptyTitle : text.noneLeft}
            >
              {deletion === null ? text.empty : null}
            </EmptyState>
          ) : (
            <List label={text.title}>
              {entries.map((entry) =>
                entry.together ? (
                  <TogetherRow
                    key={entry.together.id}
                    entry={entry}
                    together={entry.together}
                    days={days}
                    onLook={() => setDeletion(entry.together?.id ?? null)}
                    onChanged={() => void anew()}
                  />
                ) : (
                  <BinRow
                    key={`${entry.object} ${entry.id}`}
                    entry={entry}
                    days={days}
                    mayErase={mayDeed(me, 'bin.erase')}
                    onChanged={() => void anew()}
                  />
                ),
              )}
            </List>
          )
        }
      </Waiting>
      {pages.hasNextPage ? (
        <div className="mt-3">
          <Button pending={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
            {text.more}
          </Button>
        </div>
      ) : null}
    </SettingsPage>
  );
};

export default BinPage;
