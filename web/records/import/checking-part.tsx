import type { ImportChecking } from '#records/contract.ts';
import { useWords } from '#web/kit/index.ts';

import { CancelButton } from './cancel-button.tsx';
import type { ImportView } from './data.ts';
import { RowsProgress } from './rows-progress.tsx';

const words = {
  // The check goes through the file twice, and each time has its own measure.
  reading: { fa: 'خواندن سطرها، تا پس از آن سنجیده شوند', en: 'Reading the rows, to be judged after that' },
  trying: { fa: 'سنجیدن سطرها', en: 'Judging the rows' },
  leave: {
    fa: 'چیزی نوشته نمی‌شود. می‌توانید این صفحه را ببندید؛ بررسی در پس‌زمینه ادامه دارد.',
    en: 'Nothing is written. You may leave this page; the check goes on without it.',
  },
};

/** How far the check of a file has come, live. */
export const CheckingPart = ({
  view,
  checking,
}: {
  readonly view: ImportView;
  readonly checking: ImportChecking;
}) => {
  const text = useWords(words);
  return (
    <section className="flex w-full max-w-2xl flex-col gap-4 px-6 pt-4 pb-10 max-sm:px-4">
      <RowsProgress {...checking} label={checking.pass === 1 ? text.reading : text.trying} />
      <p className="text-ink-muted">{text.leave}</p>
      <div>
        <CancelButton view={view} />
      </div>
    </section>
  );
};
