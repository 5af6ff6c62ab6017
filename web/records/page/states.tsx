import { RotateCcw, Trash2 } from 'lucide-react';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { NoAccessState, RelativeDate, Skeleton, useWords } from '#web/kit/index.ts';

import { useRestore } from '../data/write.ts';
import { DeedButton } from './deed-button.tsx';

const words = {
  noObject: {
    fa: 'مدیر فضای کار می‌تواند آن را به نقش شما بیفزاید.',
    en: 'An administrator of the workspace can add it to your role.',
  },
  inBin: { fa: 'در بازیافت است', en: 'In the bin' },
  restore: { fa: 'بازگرداندن', en: 'Restore' },
};

/** The columns of a record page while the record is read. */
export const RecordShape = () => (
  <div className="grid grid-cols-[320px_1fr] gap-6 max-md:grid-cols-1">
    <Skeleton className="h-12 w-full" lines={6} />
    <Skeleton className="h-20 w-full" lines={4} />
  </div>
);

export const NoObject = () => <NoAccessState page whom={useWords(words).noObject} />;

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
        <DeedButton
          id="restore"
          label={text.restore}
          icon={<RotateCcw size={16} />}
          pending={restore.isPending}
          onPress={() => restore.mutate(record)}
        />
      )}
    </div>
  );
};
