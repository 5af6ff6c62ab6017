import { useState } from 'react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';

import { Button, EmptyState, Tabs, useWords } from '#web/kit/index.ts';
import { callApi } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import type { OutgoingMessage } from '../channels/data.ts';
import { List } from '../list.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { MessageRow } from './message-row.tsx';

const words = {
  title: { fa: 'پیام‌های ارسالی', en: 'Sent messages' },
  filter: { fa: 'کدام پیام‌ها', en: 'Which messages' },
  all: { fa: 'همه', en: 'All' },
  stuck: { fa: 'نرفته', en: 'Not gone' },
  waiting: { fa: 'در راه', en: 'On the way' },
  gone: { fa: 'رفته', en: 'Gone' },
  emptyTitle: { fa: 'پیامی نیست', en: 'No messages' },
  empty: {
    fa: 'هر رایانامه و پیامکی که از این فضا بیرون برود، با سرنوشتش اینجا می‌آید.',
    en: 'Every mail and SMS that leaves this workspace shows here, with what became of it.',
  },
  more: { fa: 'پیش‌تر', en: 'Earlier' },
};

const filters = ['all', 'stuck', 'waiting', 'gone'] as const;
type Filter = (typeof filters)[number];
type Page = { readonly messages: readonly OutgoingMessage[]; readonly next: string | null };

const messagesKey = ['outgoing-messages'] as const;

/** Every message that was to leave, whether it did, and why not. */
const MessagesPage = () => {
  const text = useWords(words);
  const client = useQueryClient();
  const [filter, setFilter] = useState<Filter>('all');
  const pages = useInfiniteQuery({
    queryKey: [...messagesKey, filter],
    staleTime: 0,
    // Their fate is told by no live message.
    refetchInterval: 10_000,
    queryFn: ({ pageParam, signal }) =>
      callApi<Page>(
        `/outgoing-messages?limit=50${filter === 'all' ? '' : `&state=${filter}`}${pageParam === null ? '' : `&before=${pageParam}`}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page) => page.next,
  });
  const messages = pages.data?.pages.flatMap((page) => page.messages) ?? [];
  return (
    <SettingsPage section="/settings/messages" title={text.title}>
      <div className="mb-4">
        <Tabs
          label={text.filter}
          selected={filter}
          onSelect={(id) => setFilter(filters.find((one) => one === id) ?? 'all')}
          tabs={filters.map((id) => ({ id, label: text[id] }))}
        />
      </div>
      <Waiting query={pages} rows={6}>
        {() =>
          messages.length === 0 ? (
            <EmptyState icon={<MailCheck size={20} />} title={text.emptyTitle}>
              {text.empty}
            </EmptyState>
          ) : (
            <List label={text.title}>
              {messages.map((message) => (
                <MessageRow
                  key={message.id}
                  message={message}
                  onChanged={() => void client.invalidateQueries({ queryKey: messagesKey })}
                />
              ))}
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

export default MessagesPage;
