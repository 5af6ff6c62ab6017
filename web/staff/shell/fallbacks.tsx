import { useState } from 'react';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';

import { EmptyState, ErrorState, Link, Skeleton, useWords } from '#web/kit/index.ts';

import { useShell } from './context.ts';
import { usePageTitle } from './title.ts';
import { shellWords } from './words.ts';

/** In place of a page whose address nobody knows. */
export const PageNotFound = () => {
  const text = useWords(shellWords);
  usePageTitle(text.notFound);
  return (
    <EmptyState
      page
      icon={<SearchX size={20} />}
      title={text.notFound}
      link={<Link href="/">{text.home}</Link>}
    >
      {text.notFoundHint}
    </EmptyState>
  );
};

/** In place of a page that failed; the navigation around it goes on working. */
export const PageFailed = ({ error, reset }: ErrorComponentProps) => {
  const { onPageError } = useShell();
  const router = useRouter();
  const text = useWords(shellWords);
  const [code] = useState(() => onPageError?.(error));
  usePageTitle(text.broken);
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <ErrorState
      page
      title={text.broken}
      safe={text.brokenSafe}
      remedy={text.brokenTodo}
      code={code}
      onRetry={retry}
    />
  );
};

/** While the code of a page is fetched. */
export const PageLoading = () => {
  const text = useWords(shellWords);
  return (
    <div role="status" aria-label={text.loading} className="flex flex-col gap-4 p-6">
      <Skeleton className="h-7 w-48" />
      <Skeleton className="h-row w-full" lines={8} />
    </div>
  );
};
