import { FileX2, RotateCcw, Trash2 } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import {
  Button,
  EmptyState,
  ErrorState,
  Link,
  NoAccessState,
  RelativeDate,
  Skeleton,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { listHref } from '../data/paths.ts';
import { isProblem } from '../data/problem.ts';
import { useRestore } from '../data/write.ts';

const words = {
  loading: { fa: 'در حال باز شدن…', en: 'Opening…' },
  gone: {
    fa: (one: string) => `این ${one} پیدا نشد`,
    en: (one: string) => `This ${one.toLowerCase()} was not found`,
  },
  goneWhy: {
    fa: 'شاید حذف یا ادغام شده باشد، یا مسئول آن کسی است که رکوردهایش را نمی‌بینید.',
    en: 'It may have been deleted or merged, or belong to someone whose records you do not see.',
  },
  list: { fa: (many: string) => `رفتن به ${many}`, en: (many: string) => `Go to ${many.toLowerCase()}` },
  noObject: {
    fa: 'مدیر فضای کار می‌تواند آن را به نقش شما بیفزاید.',
    en: 'An administrator of the workspace can add it to your role.',
  },
  failed: { fa: 'این صفحه باز نشد', en: 'This page did not open' },
  safe: { fa: 'آنچه پیش‌تر ذخیره شده سر جای خود است.', en: 'Everything saved before is where it was.' },
  inBin: { fa: 'در بازیافت است', en: 'In the bin' },
  restore: { fa: 'بازگرداندن', en: 'Restore' },
};

/** The shape of a record page while the record is read. */
export const RecordLoading = () => {
  const text = useWords(words);
  return (
    <div role="status" aria-label={text.loading} className="flex flex-col gap-4 p-6">
      <Skeleton className="h-8 w-72" />
      <div className="grid grid-cols-[320px_1fr] gap-6 max-md:grid-cols-1">
        <Skeleton className="h-12 w-full" lines={6} />
        <Skeleton className="h-20 w-full" lines={4} />
      </div>
    </div>
  );
};

export const RecordGone = ({ object }: { readonly object: ObjectContract }) => {
  const { locale } = useLocale();
  const text = useWords(words);
  return (
    <EmptyState
      icon={<FileX2 size={20} />}
      title={text.gone(say(object.one, locale))}
      link={<Link href={listHref(object.name)}>{text.list(say(object.many, locale))}</Link>}
    >
      {text.goneWhy}
    </EmptyState>
  );
};

export const NoObject = () => <NoAccessState whom={useWords(words).noObject} />;

export const RecordFailed = ({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) => {
  const text = useWords(words);
  return (
    <ErrorState
      title={text.failed}
      safe={text.safe}
      remedy={error.message}
      {...(isProblem(error) ? { code: error.requestId ?? error.code } : {})}
      onRetry={onRetry}
    />
  );
};

/** Says that a record lies in the bin, and brings it back. */
export const BinBanner = ({
  object,
  record,
}: {
  readonly object: ObjectContract;
  readonly record: Stored;
}) => {
  const text = useWords(words);
  const restore = useRestore(object);
  return (
    <div
      role="status"
      className="mx-6 mb-3 flex flex-wrap items-center gap-3 rounded-card bg-warning-soft px-4 py-2 max-sm:mx-4"
    >
      <Trash2 aria-hidden="true" size={16} className="text-warning" />
      <span className="flex-1">
        {text.inBin}
        {record.removedAt === null ? null : (
          <span className="ms-2 text-sm text-ink-muted">
            <RelativeDate value={record.removedAt} />
          </span>
        )}
      </span>
      {object.abilities.remove === 'none' ? null : (
        <Button
          icon={<RotateCcw size={16} />}
          pending={restore.isPending}
          onPress={() => restore.mutate(record)}
        >
          {text.restore}
        </Button>
      )}
    </div>
  );
};
