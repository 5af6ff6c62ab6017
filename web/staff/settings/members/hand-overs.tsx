import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeftRight, Undo2 } from 'lucide-react';

import { counted } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { Linked } from '#records/contract.ts';
import { Button, Link, Spinner, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, keys, mayDeed, recordHref, tellFailure, useMe } from '#web/records/index.ts';

const words = {
  recent: { fa: 'سپردن‌های تازه', en: 'Recent hand-overs' },
  giving: {
    fa: (from: string, to: string) => `کارهای ${from} به ${to} سپرده می‌شود…`,
    en: (from: string, to: string) => `${from}’s work is going to ${to}…`,
  },
  given: {
    fa: (from: string, to: string, count: string) => `${count} مورد از کارهای ${from} به ${to} سپرده شد.`,
    en: (from: string, to: string, count: string) =>
      `${counted(count, 'record', 'records')} of ${from} went to ${to}.`,
  },
  returning: {
    fa: (from: string) => `کارهای ${from} به خودش برمی‌گردد…`,
    en: (from: string) => `The work is coming back to ${from}…`,
  },
  returned: {
    fa: (from: string, count: string) => `${count} مورد به ${from} برگشت.`,
    en: (from: string, count: string) => `${counted(count, 'record', 'records')} came back to ${from}.`,
  },
  left: {
    fa: (to: string, count: string) =>
      `${count} مورد نزد ${to} ماند، چون پس از سپردن تغییر کرده یا دیگر آنجا نیست:`,
    en: (to: string, count: string) =>
      `${count} stayed with ${to}, for they were changed since, or are no longer there:`,
  },
  andMore: { fa: (count: string) => `و ${count} مورد دیگر`, en: (count: string) => `and ${count} more` },
  undo: { fa: 'بازگرداندن', en: 'Take back' },
  undoHint: {
    fa: 'تا ده دقیقه؛ آنچه در این میان تغییر کرده است می‌ماند.',
    en: 'Within ten minutes; what was changed meanwhile stays.',
  },
  undoWithAccess: {
    fa: 'تا ده دقیقه؛ حسابش دوباره فعال می‌شود و آنچه در این میان تغییر کرده است می‌ماند.',
    en: 'Within ten minutes; they are active again, and what was changed meanwhile stays.',
  },
  notUndone: { fa: 'بازگردانده نشد', en: 'It was not taken back' },
};

export type HandOver = {
  readonly id: string;
  readonly from: Linked;
  readonly to: Linked;
  readonly state: 'giving' | 'given' | 'returning' | 'returned';
  readonly given: number | null;
  readonly back: number | null;
  readonly deactivated: boolean;
  readonly undoable: boolean;
  /** The first of what stayed where it was, as far as the reader may see it. */
  readonly left: readonly { readonly object: string; readonly id: string; readonly title: string }[];
};

const askAgainMs = 1_500;
const handOversKey = [...keys.object('hand_over'), 'recent'] as const;
const isUnderWay = ({ state }: HandOver): boolean => state === 'giving' || state === 'returning';

const handOversQuery = queryOptions({
  queryKey: handOversKey,
  staleTime: 0,
  // A job moves the records, without a live message of its own.
  refetchInterval: ({ state }: { readonly state: { readonly data: readonly HandOver[] | undefined } }) =>
    state.data?.some(isUnderWay) ? askAgainMs : false,
  queryFn: async ({ signal }) =>
    (await callApi<{ handOvers: readonly HandOver[] }>('/members/hand-overs', { signal })).handOvers,
});

/** Takes a hand-over back as a whole; the line on the page tells how far it is. */
export const useHandBack = () => {
  const client = useQueryClient();
  const text = useWords(words);
  return async (id: string): Promise<void> => {
    try {
      await callApi(`/members/hand-overs/${id}/undo`, { method: 'POST' });
    } catch (error) {
      tellFailure(text.notUndone, error);
    }
    await client.invalidateQueries({ queryKey: keys.allRecords });
  };
};

/** What was handed over lately: how far it is, the way back, and what did not come back. */
export const HandOvers = () => {
  const text = useWords(words);
  const me = useMe();
  const { data = [] } = useQuery({ ...handOversQuery, enabled: mayDeed(me, 'members.hand-over') });
  if (data.length === 0) return null;
  return (
    <section aria-label={text.recent} className="mb-4 flex flex-col gap-2">
      {data.map((one) => (
        <HandOverLine key={one.id} handOver={one} />
      ))}
    </section>
  );
};

const HandOverLine = ({ handOver }: { readonly handOver: HandOver }) => {
  const { id, state, given, back, left, undoable, deactivated } = handOver;
  const text = useWords(words);
  const { digits } = useLocale();
  const handBack = useMutation({ mutationFn: useHandBack() });
  const from = handOver.from.title ?? '—';
  const to = handOver.to.title ?? '—';
  const number = (value: number | null) => formatNumber(value ?? 0, digits);
  const stayed = (given ?? 0) - (back ?? 0);
  const told = {
    giving: text.giving(from, to),
    given: text.given(from, to, number(given)),
    returning: text.returning(from),
    returned: text.returned(from, number(back)),
  }[state];
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card bg-surface-1 px-4 py-3">
      <span className="text-ink-muted">
        {isUnderWay(handOver) ? <Spinner size={16} /> : <ArrowLeftRight aria-hidden="true" size={16} />}
      </span>
      <div className="min-w-0 flex-1 basis-56">
        <p role="status" className="text-pretty">
          {told}
        </p>
        {state === 'returned' && stayed > 0 ? (
          <p className="text-sm text-pretty text-ink-muted">
            {text.left(to, number(stayed))}{' '}
            {left.map(({ object, id: record, title }) => (
              <span key={`${object}/${record}`} className="me-3 inline-block">
                <Link href={recordHref(object, record)}>
                  <bdi>{title}</bdi>
                </Link>
              </span>
            ))}
            {stayed > left.length && left.length > 0 ? text.andMore(number(stayed - left.length)) : null}
          </p>
        ) : null}
        {undoable ? (
          <p className="text-sm text-pretty text-ink-muted">
            {deactivated ? text.undoWithAccess : text.undoHint}
          </p>
        ) : null}
      </div>
      {undoable ? (
        <Button
          icon={<Undo2 size={16} className="rtl:-scale-x-100" />}
          pending={handBack.isPending}
          onPress={() => handBack.mutate(id)}
        >
          {text.undo}
        </Button>
      ) : null}
    </div>
  );
};
