import { useEffect, useRef, useState } from 'react';

import { formatNumber } from '#persian/digits.ts';
import type { Deletion } from '#records/contract.ts';
import { Button, ProgressBar, useLocale, useWords } from '#web/kit/index.ts';
import { startBringingBack, tellBroughtBack, tellFailure, untilBroughtBack } from '#web/records/index.ts';

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
  const { fate, follow, restore } = useBringingBack(together.id, onChanged);
  const left = useTimeLeft(entry, days);
  const number = (count: number): string => formatNumber(count, locale.digits);
  const kind = locale.locale === 'fa' ? entry.label.fa : together.many.en.toLowerCase();
  const title = together.count === null ? text.some(kind) : text.many(number(together.count), kind);

  // Somebody has it going already: this row tells how far it is.
  const isGoing = together.state === 'restoring';
  useEffect(() => {
    if (isGoing) void follow();
  }, [isGoing, follow]);

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
          <Button
            pending={fate !== null}
            onPress={() => void restore()}
            aria-label={`${text.restore}: ${title}`}
          >
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
            value={fate.count === 0 ? 0 : ((fate.restored + fate.refused) / fate.count) * 100}
            detail={text.of(number(fate.restored), number(fate.count))}
          />
        </div>
      )}
    </ListRow>
  );
};

/** Brings it back and tells how far that is while it goes; null while nothing does. */
const useBringingBack = (id: string, onChanged: () => void) => {
  const text = useWords(words);
  const locale = useLocale();
  const [fate, setFate] = useState<Deletion | null>(null);
  // The list that is read anew in the meantime may still say that it goes: its end is told once.
  const state = useRef<'idle' | 'following' | 'told'>('idle');
  const run = async (start: boolean): Promise<void> => {
    if (state.current === 'following' || (state.current === 'told' && !start)) return;
    state.current = 'following';
    try {
      if (start) setFate(await startBringingBack(id));
      tellBroughtBack(await untilBroughtBack(id, setFate), locale);
    } catch (error) {
      tellFailure(text.notRestored, error);
    }
    state.current = 'told';
    setFate(null);
    onChanged();
  };
  return { fate, follow: () => run(false), restore: () => run(true) };
};
