import { useMemo, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { CircleCheck, RefreshCw } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract, QueuedPair, SweepState } from '#records/contract.ts';
import {
  Button,
  EmptyState,
  Link,
  NoAccessState,
  PageHeader,
  RelativeDate,
  Spinner,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { tellFailure } from '../data/failure.ts';
import { mayDeed, useMe } from '../data/me.ts';
import { useObject } from '../data/schema.ts';
import { readListAddress, type ListAddress } from '../filter/address.ts';
import { toFilter } from '../filter/model.ts';
import { tellFilter } from '../filter/sentence.ts';
import { useTelling } from '../filter/use-telling.ts';
import { WaitingState } from '../waiting.tsx';
import { ByRule } from './by-rule.tsx';
import { isRunning, keysOfDuplicates, mergeDeed, queueQuery, sweep } from './data.ts';
import { PairReview } from './pair-review.tsx';
import { RuleChoice } from './rule-choice.tsx';
import { mergeWords } from './words.ts';

const words = {
  ...mergeWords,
  title: { fa: 'تکراری‌ها', en: 'Duplicates' },
  more: { fa: (count: string) => `بیش از ${count}`, en: (count: string) => `more than ${count}` },
  look: { fa: 'جستجوی دوباره', en: 'Look again' },
  looking: { fa: 'همهٔ رکوردها بررسی می‌شوند…', en: 'All records are being looked through…' },
  looked: { fa: 'آخرین بررسی', en: 'Last looked through' },
  never: { fa: 'هنوز بررسی نشده است', en: 'Not looked through yet' },
  notLooked: { fa: 'جستجو آغاز نشد', en: 'The search did not begin' },
  emptyTitle: { fa: 'تکراری‌ای در صف نیست', en: 'No duplicates wait' },
  empty: {
    fa: 'هر شب همهٔ رکوردها بررسی می‌شوند؛ آنچه به گمان قوی یکی است اینجا می‌آید تا شما بگویید.',
    en: 'All records are looked through every night; what is likely one comes here for you to say.',
  },
  emptyOf: { fa: 'میان این‌ها تکراری‌ای در صف نیست', en: 'No duplicates wait among these' },
  only: { fa: 'تنها', en: 'Only' },
  all: { fa: 'دیدن همهٔ تکراری‌ها', en: 'See all duplicates' },
  failed: { fa: 'صف تکراری‌ها باز نشد', en: 'The queue of duplicates did not open' },
};

const countedAtMost = 1_000;
/** The object whose duplicates people care for most. */
const usual = 'party';

/**
 * `/duplicates`: pairs that are likely one, one at a time: merge, not the same, later. An address that says more, as a list's
 * does, leads to the pairs of some records: `?object=lead&variant=…&f=[["owner","in",["…"]]]`.
 */
const DuplicatesPage = () => {
  const text = useWords(words);
  const me = useMe();
  const raw: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const wanted = useObject(typeof raw['object'] === 'string' ? raw['object'] : usual);
  const others = useObject(usual);
  const object = wanted?.alike ? wanted : others;
  const address = useMemo(() => readListAddress(raw), [raw]);
  if (!object || !mayDeed(me, mergeDeed)) return <NoAccessState page whom={text.noAccess} />;
  return <Reviewing key={JSON.stringify([object.name, address])} object={object} address={address} />;
};

export default DuplicatesPage;

const Reviewing = (props: { readonly object: ObjectContract; readonly address: ListAddress }) => {
  const { object, address } = props;
  const text = useWords(words);
  const { digits } = useLocale();
  const client = useQueryClient();
  const { variant } = address;
  const filter = toFilter(address.filter ?? []);
  const isPart = filter !== undefined || variant !== undefined;
  const queue = useQuery(
    queueQuery(object.name, {
      ...(filter === undefined ? {} : { filter }),
      ...(variant === undefined ? {} : { variant }),
    }),
  );
  const { data, refetch } = queue;
  // By the pair with which each was settled, for a merge settles all pairs of the record that went.
  const [done, setDone] = useState<ReadonlyMap<string, string>>(new Map());
  const pairs = (data?.pairs ?? []).filter((pair) => !done.has(keyOf(pair)));
  const [pair] = pairs;

  const settle = (settled: QueuedPair, gone: readonly string[] = []): void => {
    const by = keyOf(settled);
    const also = pairs.filter(({ records }) => records.some(({ id }) => gone.includes(id))).map(keyOf);
    const all = new Set([by, ...also]);
    setDone((before) => new Map([...before, ...[...all].map((key) => [key, by] as const)]));
    // The last of what was loaded brings the next page of pairs.
    if (pairs.length <= all.size) void refetch();
  };
  const takeBack = (settled: QueuedPair): void => {
    setDone((before) => new Map([...before].filter(([, by]) => by !== keyOf(settled))));
    void client.invalidateQueries({ queryKey: keysOfDuplicates(object.name) });
  };
  const waiting = Math.max(0, (data?.waiting ?? 0) - ((data?.pairs.length ?? 0) - pairs.length));
  return (
    <>
      <PageHeader
        column="wide"
        title={text.title}
        {...(data
          ? {
              count: waiting >= countedAtMost ? text.more(formatNumber(countedAtMost, digits)) : waiting,
            }
          : {})}
        actions={data ? <SweepPart object={object} sweep={data.sweep} /> : null}
        filters={isPart ? <Part object={object} address={address} /> : undefined}
      />
      <div className="flex max-w-5xl flex-col px-6 pb-10 max-sm:px-4">
        {!data ? (
          <WaitingState query={queue} failed={text.failed} />
        ) : pair ? (
          <PairReview
            key={keyOf(pair)}
            object={object}
            pair={pair}
            onSettled={(gone) => settle(pair, gone)}
            onTakenBack={() => takeBack(pair)}
          />
        ) : (
          <EmptyState icon={<CircleCheck size={20} />} title={isPart ? text.emptyOf : text.emptyTitle}>
            {text.empty}
          </EmptyState>
        )}
        <ByRule object={object.name} />
      </div>
    </>
  );
};

const keyOf = ({ records }: QueuedPair): string => records.map(({ id }) => id).join(' ');

/** Whose pairs are looked at where it is not all, and the way to all. */
const Part = ({ object, address }: { readonly object: ObjectContract; readonly address: ListAddress }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const model = address.filter ?? [];
  const told = tellFilter(model, useTelling(object, model));
  const kind = object.variants.find(({ name }) => name === address.variant)?.many;
  return (
    <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <span className="text-ink-muted">
        {text.only} {[...(kind ? [say(kind, locale)] : []), ...(told === '' ? [] : [told])].join(' · ')}
      </span>
      <Link href="/duplicates">{text.all}</Link>
    </p>
  );
};

/** When the base was last looked through, by what rule pairs are merged unasked, and a new look. */
const SweepPart = ({
  object,
  sweep: state,
}: {
  readonly object: ObjectContract;
  readonly sweep: SweepState;
}) => {
  const text = useWords(words);
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const running = asked || isRunning(state);
  const begin = async (): Promise<void> => {
    setAsked(true);
    try {
      await sweep(object.name);
    } catch (error) {
      tellFailure(text.notLooked, error);
    }
    // The job takes a moment to begin; from then on the query looks again by itself.
    setTimeout(() => {
      setAsked(false);
      void client.invalidateQueries({ queryKey: keysOfDuplicates(object.name) });
    }, 1_500);
  };
  return (
    <>
      <span className="text-sm text-ink-muted" role="status">
        {running ? (
          <span className="inline-flex items-center gap-2">
            <Spinner /> {text.looking}
          </span>
        ) : state.finishedAt === null ? (
          text.never
        ) : (
          <>
            {text.looked} <RelativeDate value={state.finishedAt} />
          </>
        )}
      </span>
      {object.abilities.update === 'all' ? (
        <>
          <RuleChoice object={object.name} sweep={state} />
          <Button icon={<RefreshCw size={16} />} disabled={running} onPress={() => void begin()}>
            {text.look}
          </Button>
        </>
      ) : null}
    </>
  );
};
