import { useState } from 'react';
import { CircleAlert } from 'lucide-react';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { counted } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { Button, Dialog, showToast, useLocale, useWords } from '#web/kit/index.ts';
import { LeaveQuestion, useDeed, useUpdate } from '#web/records/index.ts';

import { ChangeList } from './change-list.tsx';
import type { GrantChange, Grants } from './grants.ts';
import { useHolders } from './use-holders.ts';

const words = {
  unsaved: {
    fa: (count: string) => `${count} تغییر ذخیره‌نشده`,
    en: (count: string) => counted(count, 'unsaved change', 'unsaved changes'),
  },
  undo: { fa: 'بازگرداندن', en: 'Undo' },
  review: { fa: 'بازبینی و ذخیره', en: 'Review and save' },
  title: { fa: 'چه چیزی عوض می‌شود؟', en: 'What will change?' },
  holders: {
    fa: (count: string) => `این نقش را ${count} نفر دارند؛ تغییر برایشان همان دم اعمال می‌شود.`,
    en: (count: string) =>
      `${counted(count, 'person holds', 'people hold')} this role; it changes for them at once.`,
  },
  nobody: { fa: 'هنوز کسی این نقش را ندارد.', en: 'Nobody holds this role yet.' },
  save: { fa: 'ذخیره', en: 'Save' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  saved: { fa: 'اختیارهای نقش عوض شد.', en: 'The rights of the role have changed.' },
};

/** Says that something is unsaved; before saving one reads what will change, and for how many. */
export const SaveBar = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly grants: Grants;
  readonly changes: readonly GrantChange[];
  readonly onUndo: () => void;
}) => {
  const { object, record, grants, changes } = props;
  const text = useWords(words);
  const { digits } = useLocale();
  const update = useUpdate(object, { quiet: true });
  const deed = useDeed();
  const [open, setOpen] = useState(false);
  const holders = useHolders('role').get(record.id) ?? 0;
  if (changes.length === 0) return null;

  const save = () =>
    deed.run(async () => {
      await update.mutateAsync({ record, values: { grants } });
      showToast({ message: text.saved });
    });

  return (
    <>
      <LeaveQuestion unsaved={!deed.pending} />
      <div className="fixed inset-x-0 bottom-0 z-20 flex justify-center p-4 max-sm:bottom-[calc(3.5rem+env(safe-area-inset-bottom))]">
        <div
          role="status"
          className="flex flex-wrap items-center gap-3 rounded-card bg-surface-1 py-2 ps-4 pe-2 shadow-float"
        >
          <span>{text.unsaved(formatNumber(changes.length, digits))}</span>
          <Button variant="quiet" onPress={props.onUndo}>
            {text.undo}
          </Button>
          <Button variant="primary" onPress={() => setOpen(true)}>
            {text.review}
          </Button>
        </div>
      </div>
      <Dialog
        title={text.title}
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          deed.clear();
        }}
        actions={(close) => (
          <>
            <Button variant="primary" pending={deed.pending} onPress={save}>
              {text.save}
            </Button>
            <Button variant="quiet" onPress={close}>
              {text.cancel}
            </Button>
          </>
        )}
      >
        {deed.problem === null ? null : (
          <div role="alert" className="mb-4 flex gap-2 rounded-control bg-danger-soft px-3 py-2 text-danger">
            <CircleAlert aria-hidden="true" size={16} className="mt-1 shrink-0" />
            <div>
              <strong className="font-medium">{deed.problem.title}</strong>
              <p className="text-pretty">{deed.problem.detail}</p>
            </div>
          </div>
        )}
        <ChangeList changes={changes} />
        <p className="mt-4 text-ink-muted">
          {holders === 0 ? text.nobody : text.holders(formatNumber(holders, digits))}
        </p>
      </Dialog>
    </>
  );
};
