import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';

import { formatNumber } from '#persian/digits.ts';
import { Button, ProgressBar, useLocale, useWords } from '#web/kit/index.ts';
import {
  isNotThere,
  readDeletion,
  startBringingBack,
  tellBroughtBack,
  tellFailure,
  untilBroughtBack,
} from '#web/records/index.ts';

import { ListRow, Twofold } from '../list.tsx';
import type { BinEntry } from './bin-row.tsx';
import { Gone } from './gone.tsx';
import { useTimeLeft } from './time-left.ts';

const words = {
  many: {
    fa: (count: string, one: string) => `${count} ${one}`,
    en: (count: string, many: string) => `${count} ${many}`,
  },
  some: { fa: (one: string) => `چند ${one}`, en: (many: string) => `Several ${many}` },
  together: { fa: 'یک‌جا حذف شد', en: 'deleted together' },
  look: { fa: 'دیدن', en: 'Look inside' },
  restore: { fa: 'بازگرداندن همه', en: 'Restore all' },
  restoring: { fa: 'در حال بازگرداندن', en: 'Being restored' },
  of: {
    fa: (done: string, all: string) => `${done} از ${all}`,
    en: (done: string, all: string) => `${done} of ${all}`,
  },
  stopped: { fa: 'بازگرداندن نیمه‌کاره ماند', en: 'restoring stopped midway' },
  notRestored: { fa: 'بازنگشت', en: 'Not restored' },
};

const lookMs = 1_000;

/** Many records that were deleted in one deed: looked into, or brought back all together. */
export const TogetherRow = (props: {
  readonly entry: BinEntry;
  readonly together: NonNullable<BinEntry['together']>;
  readonly days: number;
  readonly onLook: () => void;
  readonly onChanged: () => void;
}) => {
  const { entry, together, days, onLook, onChanged } = props;
  const text = useWords(words);
  const locale = useLocale();
  const { fate, pending, restore } = useBringingBack(together.id, together.state === 'restoring', onChanged);
  const left = useTimeLeft(entry, days);
  const number = (count: number): string => formatNumber(count, locale.digits);
  const kind = locale.locale === 'fa' ? entry.label.fa : together.many.en.toLowerCase();
  const title = together.count === null ? text.some(kind) : text.many(number(together.count), kind);

  return (
    <ListRow
      beneath
      actions={
        <span className="flex items-center gap-1 max-sm:w-full">
          {left === undefined ? null : (
            <span className="me-3 text-sm whitespace-nowrap text-ink-muted max-sm:me-auto">{left}</span>
          )}
          <Button variant="quiet" onPress={onLook} aria-label={`${text.look}: ${title}`}>
            {text.look}
          </Button>
          <Button pending={pending} onPress={() => void restore()} aria-label={`${text.restore}: ${title}`}>
            {text.restore}
          </Button>
        </span>
      }
    >
      <Twofold
        title={<bdi>{title}</bdi>}
        detail={
          <Gone
            entry={entry}
            what={together.state === 'failed' ? `${text.stopped} · ${text.together}` : text.together}
          />
        }
      />
      {fate === null ? null : (
        <div className="basis-full">
          <ProgressBar
            label={text.restoring}
            {...(fate.count === null
              ? { detail: number(fate.restored) }
              : {
                  value: fate.count === 0 ? 0 : ((fate.restored + fate.refused) / fate.count) * 100,
                  detail: text.of(number(fate.restored), number(fate.count)),
                })}
          />
        </div>
      )}
    </ListRow>
  );
};

/**
 * How far it is while it is brought back; null while it is not. Whoever pressed is told of the end, on whatever page he is by
 * then; who only looks on sees the row change.
 */
const useBringingBack = (id: string, isGoing: boolean, onChanged: () => void) => {
  const text = useWords(words);
  const locale = useLocale();
  const [asked, setAsked] = useState<'not' | 'starting' | 'going'>('not');
  const { data } = useQuery({
    queryKey: ['deletion', id],
    queryFn: async () => {
      const deletion = await readDeletion(id).catch((error: unknown) => {
        // Of what has left the bin wholly nothing is told to who had no part in it.
        if (isNotThere(error)) return null;
        throw error;
      });
      if (deletion?.state !== 'restoring') onChanged();
      return deletion;
    },
    enabled: isGoing || asked === 'going',
    refetchInterval: ({ state }) => (state.data?.state === 'restoring' ? lookMs : false),
    staleTime: 0,
    gcTime: 0,
  });
  const restore = async (): Promise<void> => {
    setAsked('starting');
    try {
      await startBringingBack(id);
      setAsked('going');
      tellBroughtBack(await untilBroughtBack(id), locale);
    } catch (error) {
      tellFailure(text.notRestored, error);
    }
    setAsked('not');
    onChanged();
  };
  return {
    fate: data?.state === 'restoring' ? data : null,
    pending: isGoing || asked !== 'not',
    restore,
  };
};
