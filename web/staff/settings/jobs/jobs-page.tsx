import { useState } from 'react';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';

import { counted, type Phrase, say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { Bidi, Button, EmptyState, RelativeDate, showToast, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, isNotThere, tellFailure } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { List, ListRow, Twofold } from '../list.tsx';
import { SettingsPage } from '../settings-page.tsx';

const words = {
  title: { fa: 'کارهای ناموفق', en: 'Failed jobs' },
  emptyTitle: { fa: 'همه چیز انجام شده است', en: 'Everything has been done' },
  empty: {
    fa: 'فرستادن پیام‌ها و ورود داده‌ها در پس‌زمینه انجام می‌شود. اگر یکی پس از چند بار تلاش نشد، اینجا می‌آید.',
    en: 'Messages are sent and data brought in behind the scenes. What fails after several tries appears here.',
  },
  retry: { fa: 'تلاش دوباره', en: 'Try again' },
  retryAll: { fa: 'تلاش دوباره برای همه', en: 'Try all again' },
  allRetrying: { fa: 'همه دوباره در صف ایستادند.', en: 'All stand in the queue again.' },
  retrying: { fa: 'دوباره در صف ایستاد.', en: 'It stands in the queue again.' },
  notRetried: { fa: 'دوباره در صف نایستاد', en: 'It was not queued again' },
  attempts: {
    fa: (count: string) => `پس از ${count} بار`,
    en: (count: string) => `after ${counted(count, 'try', 'tries')}`,
  },
};

type FailedJob = {
  readonly id: string;
  readonly label: Phrase;
  readonly failure: { readonly code: string; readonly title: Phrase };
  readonly attempts: number;
  readonly failedAt: string;
};

const failedKey = ['jobs', 'failed'] as const;
const failedQuery = queryOptions({
  queryKey: failedKey,
  // Jobs fail without a live message; each visit asks anew.
  staleTime: 0,
  queryFn: async ({ signal }) =>
    (await callApi<{ jobs: readonly FailedJob[] }>('/jobs/failed', { signal })).jobs,
});

/** What failed in the background, why, and a second try. */
const JobsPage = () => {
  const text = useWords(words);
  const failed = useQuery(failedQuery);
  return (
    <SettingsPage
      section="/settings/jobs"
      title={text.title}
      {...(failed.data && failed.data.length > 0 ? { count: failed.data.length } : {})}
      actions={failed.data && failed.data.length > 1 ? <RetryAll jobs={failed.data} /> : undefined}
    >
      <Waiting query={failed}>
        {(jobs) =>
          jobs.length === 0 ? (
            <EmptyState icon={<CircleCheck size={20} />} title={text.emptyTitle}>
              {text.empty}
            </EmptyState>
          ) : (
            <List label={text.title}>
              {jobs.map((job) => (
                <JobRow key={job.id} job={job} />
              ))}
            </List>
          )
        }
      </Waiting>
    </SettingsPage>
  );
};

/** One after the other: what somebody else has tried again meanwhile is passed over. */
const RetryAll = ({ jobs }: { readonly jobs: readonly FailedJob[] }) => {
  const text = useWords(words);
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    try {
      for (const { id } of jobs)
        await callApi(`/jobs/failed/${id}/retry`, { method: 'POST' }).catch((error: unknown) => {
          if (!isNotThere(error)) throw error;
        });
      showToast({ message: text.allRetrying });
    } catch (error) {
      tellFailure(text.notRetried, error);
    }
    setBusy(false);
    await client.invalidateQueries({ queryKey: failedKey });
  };
  return (
    <Button pending={busy} onPress={() => void retry()}>
      {text.retryAll}
    </Button>
  );
};

const JobRow = ({ job }: { readonly job: FailedJob }) => {
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);

  const retry = async () => {
    setBusy(true);
    try {
      await callApi(`/jobs/failed/${job.id}/retry`, { method: 'POST' });
      showToast({ message: text.retrying });
    } catch (error) {
      tellFailure(text.notRetried, error);
    }
    setBusy(false);
    await client.invalidateQueries({ queryKey: failedKey });
  };

  return (
    <ListRow
      actions={
        <Button pending={busy} onPress={() => void retry()}>
          {text.retry}
        </Button>
      }
    >
      <Twofold
        title={say(job.label, locale)}
        detail={
          <>
            {say(job.failure.title, locale)} · <Bidi code>{job.failure.code}</Bidi>
          </>
        }
      />
      <span className="text-sm text-ink-muted">
        <RelativeDate value={job.failedAt} /> {text.attempts(formatNumber(job.attempts, digits))}
      </span>
    </ListRow>
  );
};

export default JobsPage;
