import { Download } from 'lucide-react';

import { counted, say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { Skeleton, useLocale, useWords } from '#web/kit/index.ts';

import { leftOutHref, useLeftOut, type ImportView } from './data.ts';
import { FileTable } from './preview.tsx';

const words = {
  title: {
    fa: (count: string) => `${count} سطر کنار گذاشته شد`,
    en: (count: string) => `${counted(count, 'row was', 'rows were')} left out`,
  },
  hint: {
    fa: 'فهرست را با دلیل هر سطر بگیرید، در همان درست کنید و دوباره بیاورید.',
    en: 'Take the list with each row’s reason, mend it there and bring it in again.',
  },
  take: { fa: 'گرفتن فهرست (CSV)', en: 'Download the list (CSV)' },
  reason: { fa: 'دلیل', en: 'Reason' },
};

/** The rows that nothing was made of: the first of them with their reasons, and all as a table to be mended. */
export const LeftOut = ({ view, done }: { readonly view: ImportView; readonly done: boolean }) => {
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const { data: rows } = useLeftOut(view.id, done);
  if (!done) return null;
  return (
    <section className="flex flex-col gap-3">
      <div>
        <h2 className="font-strong">{text.title(formatNumber(view.progress?.skipped ?? 0, digits))}</h2>
        <p className="text-ink-muted">{text.hint}</p>
      </div>
      <a
        href={leftOutHref(view.id)}
        download
        className="flex h-control w-fit items-center gap-2 rounded-control bg-surface-3/70 px-3 font-medium hover:bg-surface-3"
      >
        <Download aria-hidden="true" size={16} />
        {text.take}
      </a>
      {rows ? (
        <FileTable
          label={text.title(formatNumber(rows.length, digits))}
          columns={view.analysis.columns}
          rows={rows.map(({ row, cells, reason }) => ({ row, cells, note: say(reason, locale) }))}
          note={text.reason}
        />
      ) : (
        <Skeleton className="h-8 w-full" lines={4} />
      )}
    </section>
  );
};
