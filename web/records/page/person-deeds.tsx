import { useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { FileUser, UserX } from 'lucide-react';

import { say, type Phrase } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import {
  Button,
  Checkbox,
  Dialog,
  ErrorState,
  Skeleton,
  useLocale,
  useWords,
  type MenuItem,
} from '#web/kit/index.ts';

import { callApi, callForFile } from '../data/api.ts';
import { tellFailure } from '../data/failure.ts';
import { mayDeed, useMe } from '../data/me.ts';
import { listHref } from '../data/paths.ts';
import { recordPath } from '../data/read.ts';
import { saveFile } from '../data/save-file.ts';
import { forgetTraces } from '../data/traces.ts';
import { titleOf } from '../data/values.ts';
import { useDeed } from '../data/use-deed.ts';

const words = {
  give: { fa: 'داده‌هایش برای خودش', en: 'Their data, for them' },
  notGiven: { fa: 'داده‌ها گرفته نشد', en: 'The data were not taken out' },
  erase: { fa: 'پاک کردن به درخواست او…', en: 'Erase on request…' },
  title: { fa: (name: string) => `پاک کردن «${name}»`, en: (name: string) => `Erase “${name}”` },
  lead: {
    fa: 'از رکوردها، تاریخچه، پیام‌ها، پرونده‌ها و خروجی‌های آماده پاک می‌شود و هیچ واگرد، جداسازی یا پشتیبانی او را برنمی‌گرداند. اینکه پاک شده است می‌ماند.',
    en: 'They go from records, history, messages, files and exports that lie about; no undo, unmerge or backup brings them back. That they were erased stays.',
  },
  goes: { fa: 'با او پاک می‌شود', en: 'Goes as well' },
  stays: { fa: 'می‌ماند، و چرا', en: 'Stays, and why' },
  loose: { fa: 'پیوندش با او برداشته می‌شود', en: 'Loses its link' },
  sure: { fa: 'می‌دانم که بازگشتی ندارد.', en: 'I know that this cannot be undone.' },
  action: { fa: 'پاک کردن', en: 'Erase' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  failed: { fa: 'خوانده نشد', en: 'It could not be read' },
  reading: { fa: 'در حال شمردن…', en: 'Counting…' },
};

type Group = {
  readonly object: string;
  readonly label: Phrase;
  readonly count: number;
  readonly what: 'goes' | 'stays' | 'loose';
  readonly reason?: Phrase;
};

/** What a person may ask for, for those who may do it: entries of the record's menu, and the question before an erasure. */
export const usePersonDeeds = (
  object: ObjectContract,
  record: Stored,
): { readonly items: readonly MenuItem[]; readonly question: ReactNode } => {
  const me = useMe();
  const text = useWords(words);
  const [asking, setAsking] = useState(false);
  const { subject } = object;
  const isPerson =
    record.removedAt === null &&
    subject !== undefined &&
    (subject === true || record.values[subject.field] === subject.value);
  if (!isPerson) return { items: [], question: null };

  const give = async () => {
    try {
      const answer = await callForFile(`${recordPath(object.name)}/${record.id}/personal-data`, {});
      if ('file' in answer) saveFile(URL.createObjectURL(answer.file), answer.name);
    } catch (error) {
      tellFailure(text.notGiven, error);
    }
  };

  return {
    items: [
      ...(mayDeed(me, 'person.data')
        ? [{ id: 'give', label: text.give, icon: <FileUser size={16} />, onSelect: () => void give() }]
        : []),
      ...(mayDeed(me, 'person.erase')
        ? [
            {
              id: 'erase',
              label: text.erase,
              icon: <UserX size={16} />,
              danger: true,
              onSelect: () => setAsking(true),
            },
          ]
        : []),
    ],
    question: asking ? (
      <EraseDialog object={object} record={record} onClose={() => setAsking(false)} />
    ) : null,
  };
};

const EraseDialog = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly onClose: () => void;
}) => {
  const { object, record, onClose } = props;
  const text = useWords(words);
  const deed = useDeed();
  const [sure, setSure] = useState(false);
  const path = `${recordPath(object.name)}/${record.id}/erasure`;
  const preview = useQuery({
    queryKey: ['erasure', record.id],
    staleTime: 0,
    queryFn: ({ signal }) => callApi<{ groups: readonly Group[] }>(path, { signal }),
  });
  const name = titleOf(object, record) ?? '';
  const erase = () =>
    deed.run(async () => {
      await callApi(path, { method: 'POST' });
      // What this browser remembers of him goes as well, so the page begins anew.
      forgetTraces();
      window.location.assign(listHref(object.name));
    });
  return (
    <Dialog
      title={text.title(name)}
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      actions={
        <>
          <Button variant="danger" disabled={!sure || !preview.data} pending={deed.pending} onPress={erase}>
            {text.action}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p>{text.lead}</p>
        {preview.data ? (
          <Groups groups={preview.data.groups} />
        ) : preview.error ? (
          <ErrorState
            title={text.failed}
            remedy={preview.error.message}
            onRetry={() => void preview.refetch()}
          />
        ) : (
          <div role="status" aria-label={text.reading}>
            <Skeleton className="h-5 w-full" lines={3} />
          </div>
        )}
        <Checkbox checked={sure} onChange={setSure}>
          {text.sure}
        </Checkbox>
        {deed.problem === null ? null : (
          <p role="alert" className="text-danger">
            {deed.problem.detail}
          </p>
        )}
      </div>
    </Dialog>
  );
};

const Groups = ({ groups }: { readonly groups: readonly Group[] }) => {
  const text = useWords(words);
  const { locale, digits } = useLocale();
  return (['goes', 'stays', 'loose'] as const).map((what) => {
    const own = groups.filter((group) => group.what === what);
    if (own.length === 0) return null;
    return (
      <section key={what}>
        <h3 className="text-sm text-ink-muted">{text[what]}</h3>
        <ul className="flex flex-col">
          {own.map(({ object, label, count, reason }) => (
            <li key={object}>
              {say(label, locale)}: {formatNumber(count, digits)}
              {reason === undefined ? null : (
                <span className="text-sm text-ink-muted"> ({say(reason, locale)})</span>
              )}
            </li>
          ))}
        </ul>
      </section>
    );
  });
};
