import { useState } from 'react';
import { Trash2 } from 'lucide-react';

import { say, type Phrase } from '#persian/bilingual.ts';
import type { Deletion } from '#records/contract.ts';
import { Button, ConfirmDialog, IconButton, showToast, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, recordPath, tellFailure } from '#web/records/index.ts';

import { ListRow, Twofold } from '../list.tsx';
import { Gone } from './gone.tsx';
import { useTimeLeft } from './time-left.ts';

const words = {
  untitled: { fa: 'بی‌نام', en: 'Untitled' },
  restore: { fa: 'بازگرداندن', en: 'Restore' },
  restored: { fa: (title: string) => `«${title}» بازگشت.`, en: (title: string) => `“${title}” is back.` },
  notRestored: { fa: 'بازنگشت', en: 'Not restored' },
  erase: { fa: 'پاک کردن همیشگی', en: 'Erase for good' },
  eraseTitle: {
    fa: (title: string) => `«${title}» برای همیشه پاک شود؟`,
    en: (title: string) => `Erase “${title}” for good?`,
  },
  eraseHint: {
    fa: 'با آن، هر چه تنها به آن تعلق دارد نیز پاک می‌شود و پیوندهای دیگر به آن خالی می‌ماند. این کار بازگشت ندارد.',
    en: 'What belongs to it alone goes with it, and links to it are emptied. This cannot be undone.',
  },
  erased: { fa: 'برای همیشه پاک شد.', en: 'It is gone for good.' },
  kept: {
    fa: 'پاک نشد: چیزی هست که بی آن نمی‌ماند. نخست آن را حذف کنید.',
    en: 'It was kept: something living cannot be without it. Remove that first.',
  },
  notErased: { fa: 'پاک نشد', en: 'Not erased' },
};

/** A record in the bin, or many that went in one deed, as the server tells it. */
export type BinEntry = {
  readonly object: string;
  readonly label: Phrase;
  readonly id: string;
  readonly title: string | null;
  readonly removedAt: string;
  readonly by: { readonly title: string | null } | null;
  readonly erasable: boolean;
  readonly goesAt: string | null;
  /** The deed by which it went with others, where the entry stands for all of them. */
  readonly together: {
    readonly id: string;
    readonly many: Phrase;
    readonly state: Deletion['state'];
    readonly count: number | null;
  } | null;
};

/** What it was, who removed it and when, how long it stays. */
export const BinRow = (props: {
  readonly entry: BinEntry;
  readonly days: number;
  readonly mayErase: boolean;
  readonly onChanged: () => void;
}) => {
  const { entry, days, mayErase, onChanged } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const [busy, setBusy] = useState(false);
  const title = entry.title === null || entry.title === '' ? text.untitled : entry.title;
  const left = useTimeLeft(entry, days);

  const restore = async () => {
    setBusy(true);
    try {
      await callApi(`${recordPath(entry.object, entry.id)}/restoration`, { method: 'POST' });
      showToast({ message: text.restored(title) });
    } catch (error) {
      tellFailure(text.notRestored, error);
    }
    setBusy(false);
    onChanged();
  };
  const erase = async () => {
    try {
      const { erased } = await callApi<{ erased: readonly string[] }>('/bin/erasure', {
        method: 'POST',
        body: { object: entry.object, ids: [entry.id] },
      });
      if (erased.length > 0) showToast({ message: text.erased });
      else showToast({ tone: 'warning', message: text.kept });
    } catch (error) {
      tellFailure(text.notErased, error);
    }
    onChanged();
  };

  return (
    <ListRow
      beneath
      actions={
        <span className="flex items-center gap-1 max-sm:w-full">
          {left === undefined ? null : (
            <span className="me-3 text-sm whitespace-nowrap text-ink-muted max-sm:me-auto">{left}</span>
          )}
          {mayErase && entry.erasable ? (
            <ConfirmDialog
              title={text.eraseTitle(title)}
              action={text.erase}
              danger
              trigger={<IconButton label={text.erase} icon={<Trash2 size={16} />} variant="danger" />}
              onConfirm={erase}
            >
              {text.eraseHint}
            </ConfirmDialog>
          ) : null}
          <Button pending={busy} onPress={() => void restore()}>
            {text.restore}
          </Button>
        </span>
      }
    >
      <Twofold title={<bdi>{title}</bdi>} detail={<Gone entry={entry} what={say(entry.label, locale)} />} />
    </ListRow>
  );
};
