import { useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { BellOff, CheckCheck, Settings2 } from 'lucide-react';

import { Button, EmptyState, Link, showToast, Tabs, useWords } from '#web/kit/index.ts';
import { tellFailure } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { noticesQuery, useReading, type Notice } from './data.ts';
import { NoticeRow } from './notice-row.tsx';
import { noticeWords } from './words.ts';

/** Everything the reader was told, newest first: all or what he has not read. */
export const NoticeList = ({ onFollow }: { readonly onFollow?: () => void }) => {
  const text = useWords(noticeWords);
  const [filter, setFilter] = useState<'all' | 'unread'>('all');
  const pages = useInfiniteQuery(noticesQuery(filter === 'unread'));
  const { mark, markAll } = useReading();
  const found = pages.data?.pages.flatMap((page) => page.notifications) ?? [];
  const newest = found[0];

  const tryTo = (deed: Promise<void>) =>
    void deed.catch((error: unknown) => tellFailure(text.notMarked, error));
  const readAll = async ({ at }: Notice) => {
    const takeBack = await markAll(at);
    showToast({
      message: text.allRead,
      undo: () => takeBack().catch((error: unknown) => tellFailure(text.notUnread, error)),
    });
  };
  const follow = (notice: Notice) => {
    if (!notice.read) tryTo(mark(notice, true));
    onFollow?.();
  };

  return (
    <div className="flex flex-col gap-3">
      <Tabs
        label={text.title}
        selected={filter}
        onSelect={(id) => setFilter(id === 'unread' ? 'unread' : 'all')}
        tabs={[
          { id: 'all', label: text.all },
          { id: 'unread', label: text.unread },
        ]}
      />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Button
          variant="quiet"
          icon={<CheckCheck size={16} />}
          disabled={!found.some(({ read }) => !read)}
          onPress={() => {
            if (newest) tryTo(readAll(newest));
          }}
        >
          {text.readAll}
        </Button>
        <Link href="/settings/notifications" {...(onFollow ? { onPress: onFollow } : {})}>
          <span className="inline-flex items-center gap-1.5 text-sm">
            <Settings2 aria-hidden="true" size={14} />
            {text.settings}
          </span>
        </Link>
      </div>
      <Waiting query={pages} rows={6}>
        {() =>
          found.length === 0 ? (
            <EmptyState
              icon={<BellOff size={20} />}
              title={filter === 'unread' ? text.allReadTitle : text.emptyTitle}
            >
              {text.empty}
            </EmptyState>
          ) : (
            <ul aria-label={text.title} className="-mx-2 flex flex-col">
              {found.map((notice) => (
                <NoticeRow
                  key={notice.id}
                  notice={notice}
                  onFollow={follow}
                  onMark={(one, read) => tryTo(mark(one, read))}
                />
              ))}
            </ul>
          )
        }
      </Waiting>
      {pages.hasNextPage ? (
        <div>
          <Button pending={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
            {text.more}
          </Button>
        </div>
      ) : null}
    </div>
  );
};
