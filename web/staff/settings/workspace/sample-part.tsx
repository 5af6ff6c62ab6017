import { useState } from 'react';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';

import { Button, ConfirmDialog, showToast, useWords } from '#web/kit/index.ts';
import { callApi, tellFailure } from '#web/records/index.ts';

import { Part } from '../list.tsx';

const words = {
  title: { fa: 'دادهٔ نمونه', en: 'Sample data' },
  present: {
    fa: 'همکاران، شرکت‌ها، معامله‌ها و کارهای ساختگی در این فضای کار هست.',
    en: 'This workspace holds made-up colleagues, companies, deals and tasks.',
  },
  absent: {
    fa: 'همکاران، شرکت‌ها، معامله‌ها و کارهای ساختگی و ایرانی، تا همه چیز را در کار ببینید. هر وقت خواستید یک‌جا برداشته می‌شود.',
    en: 'Made-up Iranian colleagues, companies, deals and tasks, to see everything at work. Removed in one click whenever you like.',
  },
  remove: { fa: 'برداشتن دادهٔ نمونه', en: 'Remove the sample data' },
  removeBody: {
    fa: 'هر آنچه ساختگی است برای همیشه پاک می‌شود. آنچه خودتان ثبت کرده‌اید می‌ماند، جز آنچه بی رکورد نمونه معنایی ندارد.',
    en: 'All that is made up is erased for good. What you entered yourselves stays, except what means nothing without a sample record.',
  },
  removeAction: { fa: 'برداشتن', en: 'Remove' },
  removed: { fa: 'دادهٔ نمونه برداشته شد.', en: 'The sample data are gone.' },
  notRemoved: { fa: 'دادهٔ نمونه برداشته نشد', en: 'The sample data were not removed' },
  add: { fa: 'افزودن دادهٔ نمونه', en: 'Add sample data' },
  added: { fa: 'دادهٔ نمونه افزوده شد.', en: 'Sample data were added.' },
  notAdded: { fa: 'دادهٔ نمونه افزوده نشد', en: 'Sample data were not added' },
};

const sampleQuery = queryOptions({
  queryKey: ['sample-data'],
  staleTime: 0,
  queryFn: ({ signal }) => callApi<{ present: boolean }>('/sample-data', { signal }),
});

/** Sample data: taken away in one click, or put there. */
export const SamplePart = () => {
  const text = useWords(words);
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { data } = useQuery(sampleQuery);
  if (data === undefined) return null;

  const change = async (method: 'POST' | 'DELETE', done: string, failed: string) => {
    setBusy(true);
    try {
      await callApi('/sample-data', { method });
      showToast({ message: done });
      // Nearly everything on screen may be another now.
      await client.invalidateQueries();
    } catch (error) {
      tellFailure(failed, error);
    }
    setBusy(false);
  };

  return (
    <Part
      title={text.title}
      hint={data.present ? text.present : text.absent}
      actions={
        data.present ? (
          <ConfirmDialog
            title={text.remove}
            action={text.removeAction}
            danger
            pending={busy}
            onConfirm={() => change('DELETE', text.removed, text.notRemoved)}
            trigger={<Button>{text.remove}</Button>}
          >
            {text.removeBody}
          </ConfirmDialog>
        ) : (
          <Button pending={busy} onPress={() => void change('POST', text.added, text.notAdded)}>
            {text.add}
          </Button>
        )
      }
    />
  );
};
