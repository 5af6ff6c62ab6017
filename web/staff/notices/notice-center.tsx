import { lazy, Suspense } from 'react';

import { Drawer, Skeleton, useWords } from '#web/kit/index.ts';

import { noticeWords } from './words.ts';

// The list is fetched when it is first opened.
const NoticeList = lazy(() => import('./notice-list.tsx').then((module) => ({ default: module.NoticeList })));

/** The centre over the page one is on: a panel at the inline end, a sheet on a phone. */
export const NoticeCenter = (props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) => {
  const text = useWords(noticeWords);
  return (
    <Drawer title={text.title} open={props.open} onOpenChange={props.onOpenChange}>
      {(close) => (
        <Suspense fallback={<Skeleton className="h-14 w-full" lines={6} />}>
          <NoticeList onFollow={close} />
        </Suspense>
      )}
    </Drawer>
  );
};
