import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Clock, Combine, Split } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { formatPercent } from '#persian/digits.ts';
import type { DuplicateReason, ObjectContract, QueuedPair } from '#records/contract.ts';
import { Badge, Button, Kbd, Link, showToast, useLocale, useMedia, useWords } from '#web/kit/index.ts';

import { tellFailure } from '../data/failure.ts';
import { recordHref } from '../data/paths.ts';
import { isNotThere, isProblem } from '../data/problem.ts';
import { fieldOf } from '../data/schema.ts';
import { titleOf } from '../data/values.ts';
import { Waiting } from '../waiting.tsx';
import { Compare } from './compare.tsx';
import { judge, keysOfDuplicates } from './data.ts';
import { useMerge } from './use-merge.ts';
import { mergeWords } from './words.ts';

const words = {
  ...mergeWords,
  alike: { fa: (score: string) => `${score} شباهت`, en: (score: string) => `${score} alike` },
  same: { fa: (field: string) => `${field}: یکسان`, en: (field: string) => `${field}: the same` },
  'same-name': {
    fa: (field: string) => `${field}: هم‌آوا`,
    en: (field: string) => `${field}: sounds the same`,
  },
  'near-name': {
    fa: (field: string) => `${field}: با یک حرف اختلاف`,
    en: (field: string) => `${field}: one letter apart`,
  },
  different: { fa: 'تکراری نیستند', en: 'Not duplicates' },
  later: { fa: 'بعداً', en: 'Later' },
  markedDifferent: { fa: 'دیگر پرسیده نمی‌شوند.', en: 'They are not asked about again.' },
  markedLater: { fa: 'هفتهٔ آینده دوباره می‌آیند.', en: 'They come back in a week.' },
  notKept: { fa: 'ثبت نشد', en: 'Not kept' },
  failed: { fa: 'این جفت باز نشد', en: 'This pair did not open' },
  deeds: { fa: 'کارها', en: 'Actions' },
};

export type PairReviewProps = {
  readonly object: ObjectContract;
  readonly pair: QueuedPair;
  /** @param gone the records that are there no more, for having gone into the other */
  readonly onSettled: (gone?: readonly string[]) => void;
  readonly onTakenBack: () => void;
};

/** One pair of the queue: why it is there, what differs, and three answers, each with a key and an undo. */
export const PairReview = ({ object, pair, onSettled, onTakenBack }: PairReviewProps) => {
  const text = useWords(words);
  const ids = pair.records.map(({ id }) => id);
  const { preview, merge, pending, comparing } = useMerge(object, ids);
  const { data } = preview;

  useQueueWithout(object, preview.error);

  const run = async (): Promise<void> => {
    const stays = data && (await merge(data, onTakenBack));
    if (stays) onSettled(ids.filter((id) => id !== stays.id));
  };
  const say = async (verdict: 'different' | 'later'): Promise<void> => {
    if (pending) return;
    onSettled();
    try {
      await judge(object.name, pair.records, verdict);
      showToast({
        message: verdict === 'later' ? text.markedLater : text.markedDifferent,
        undo: async () => {
          await judge(object.name, pair.records, 'open');
          onTakenBack();
        },
      });
    } catch (failure) {
      onTakenBack();
      tellFailure(text.notKept, failure);
    }
  };
  useKeys({
    KeyM: () => void run(),
    KeyD: () => void say('different'),
    KeyL: () => void say('later'),
    Digit1: () => comparing.onWinner(ids[0] ?? ''),
    Digit2: () => comparing.onWinner(ids[1] ?? ''),
  });

  return (
    <section className="flex flex-col gap-4 pt-2">
      <Why object={object} pair={pair} />
      <Waiting query={preview} failed={text.failed}>
        {(found) => <Compare {...comparing} preview={found} />}
      </Waiting>
      <div
        role="group"
        aria-label={text.deeds}
        className="sticky bottom-0 flex flex-wrap gap-2 bg-surface-0 py-3"
      >
        <Answer
          icon={<Combine size={16} />}
          letter="M"
          primary
          pending={pending}
          disabled={!data}
          onPress={() => void run()}
        >
          {text.merge}
        </Answer>
        <Answer icon={<Split size={16} />} letter="D" onPress={() => void say('different')}>
          {text.different}
        </Answer>
        <Answer icon={<Clock size={16} />} letter="L" onPress={() => void say('later')}>
          {text.later}
        </Answer>
      </div>
    </section>
  );
};

const Answer = (props: {
  readonly children: string;
  readonly icon: React.ReactNode;
  readonly letter: string;
  readonly primary?: boolean;
  readonly pending?: boolean;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}) => {
  const { children, letter, primary = false, pending = false, disabled = false, ...rest } = props;
  const hasKeys = useMedia('(hover: hover) and (min-width: 641px)');
  return (
    <Button {...rest} variant={primary ? 'primary' : 'secondary'} pending={pending} disabled={disabled}>
      {children}
      {hasKeys ? <Kbd>{letter}</Kbd> : null}
    </Button>
  );
};

const Why = ({ object, pair }: { readonly object: ObjectContract; readonly pair: QueuedPair }) => {
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const tell = ({ field, likeness }: DuplicateReason): string => {
    const known = fieldOf(object, field);
    return text[likeness](known ? say(known.label, locale) : field);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Badge tone="accent">{text.alike(formatPercent(Math.round(pair.score * 100), digits))}</Badge>
      <span className="text-ink-muted">{pair.reasons.map(tell).join(' · ')}</span>
      <span className="ms-auto flex flex-wrap gap-x-4 text-sm">
        {pair.records.map((record) => (
          <Link key={record.id} href={recordHref(object.name, record.id)}>
            <bdi>{titleOf(object, record) ?? text.untitled}</bdi>
          </Link>
        ))}
      </span>
    </div>
  );
};

/** Whoever merged or deleted one of the two meanwhile has settled the pair: the queue is read anew, and goes on without it. */
const useQueueWithout = (object: ObjectContract, error: unknown): void => {
  const client = useQueryClient();
  const settled = isNotThere(error) || isProblem(error, 'merged-away');
  useEffect(() => {
    if (settled) void client.invalidateQueries({ queryKey: keysOfDuplicates(object.name) });
  }, [settled, client, object.name]);
};

/** Keys by their place on the keyboard, so that they work under a Persian layout, unless somebody is writing. */
const useKeys = (deeds: Readonly<Record<string, () => void>>): void => {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const deed = deeds[event.code];
      if (!deed || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
      if (isWriting(event.target)) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
};

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type="radio"]), textarea, [role="dialog"], [role="menu"], [role="listbox"]') !==
    null;
