import { ChevronDown, ChevronLeft } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract, PageQuery } from '#records/contract.ts';
import { BareButton, CategoryDot, classes, Skeleton, useLocale, useWords } from '#web/kit/index.ts';

import type { Column } from './columns.ts';
import type { GroupHead, GroupSlot } from './slots.ts';
import { measuredOf, Sum, useSums } from './totals.tsx';
import { useRefusal } from './use-refusal.ts';
import { listWords } from './words.ts';

/** Lines of a phone's list that are no records, by their height in pixels. */
export const linePx = { group: 56, more: 48, failed: 72, cut: 80 };

/** A line under a thumb that is no record. */
export const PhoneLine = (props: {
  readonly slot: GroupSlot;
  readonly columns: readonly Column[];
  readonly onPress: () => void;
}) => {
  const { slot, columns, onPress } = props;
  switch (slot.kind) {
    case 'group':
      return <PhoneGroup head={slot.head} columns={columns} onPress={onPress} />;
    case 'more':
      return <PhoneMore head={slot.head} onPress={onPress} />;
    case 'failed':
      return <PhoneFailed error={slot.error} onPress={onPress} />;
    case 'cut':
      return <PhoneCut groups={slot.groups} />;
  }
};

/** The head of a group under a thumb: folds it, and tells how many it holds and what the first measure comes to. */
const PhoneGroup = (props: {
  readonly head: GroupHead;
  readonly columns: readonly Column[];
  readonly onPress: () => void;
}) => {
  const { head, columns, onPress } = props;
  const { digits, locale } = useLocale();
  const [field] = measuredOf(columns);
  const sum = head.group.measures[0] ?? null;
  const Arrow = head.open ? ChevronDown : ChevronLeft;
  return (
    <h2 className="h-full">
      <BareButton
        aria-expanded={head.open}
        onPress={onPress}
        className="flex h-full w-full items-center gap-2 bg-surface-2 ps-3 pe-4 text-start leading-title data-pressed:bg-surface-3"
      >
        <Arrow
          aria-hidden="true"
          size={18}
          className={classes('shrink-0 text-ink-muted', !head.open && 'ltr:rotate-180')}
        />
        {head.color === undefined ? null : <CategoryDot category={head.color} />}
        <bdi className="min-w-0 truncate font-medium">{head.label}</bdi>
        <span className="text-ink-muted">{formatNumber(head.group.count, digits)}</span>
        {field && sum !== null && !(Array.isArray(sum) && sum.length === 0) ? (
          <span className="ms-auto shrink-0 text-sm">
            <span className="sr-only">{say(field.label, locale)} </span>
            <Sum measure={sum} short />
          </span>
        ) : null}
      </BareButton>
    </h2>
  );
};

/** The end of what a group shows: the next of it are a tap away. */
const PhoneMore = ({ head, onPress }: { readonly head: GroupHead; readonly onPress: () => void }) => {
  const text = useWords(listWords);
  return (
    <BareButton
      onPress={onPress}
      className="flex h-full w-full items-center px-4 text-start text-accent data-pressed:bg-surface-2"
    >
      {text.moreOf(head.label)}
    </BareButton>
  );
};

/** What of a group could not be read, and the tap that mends it. */
const PhoneFailed = ({ error, onPress }: { readonly error: unknown; readonly onPress: () => void }) => {
  const { told, deed } = useRefusal(error);
  return (
    <BareButton
      onPress={onPress}
      className="flex h-full w-full items-center gap-3 px-4 text-start leading-title data-pressed:bg-surface-2"
    >
      <span className="line-clamp-2 min-w-0 flex-1 text-danger">{told}</span>
      <span className="shrink-0 text-accent">{deed}</span>
    </BareButton>
  );
};

/** The end of a list that has more groups than it shows. */
const PhoneCut = ({ groups }: { readonly groups: number }) => {
  const text = useWords(listWords);
  const { digits } = useLocale();
  return (
    <p className="flex h-full items-center px-4 leading-title text-ink-muted">
      {text.groupsCut(formatNumber(groups, digits))}
    </p>
  );
};

/** What the amounts of a phone's list come to, over everything that the filter leaves. */
export const PhoneTotals = (props: {
  readonly object: ObjectContract;
  readonly query: PageQuery;
  readonly columns: readonly Column[];
}) => {
  const { object, query, columns } = props;
  const text = useWords(listWords);
  const { locale } = useLocale();
  const measured = measuredOf(columns);
  const sums = useSums(object, query, measured);
  if (measured.length === 0) return null;
  return (
    <section
      aria-label={text.totals}
      className="max-h-40 shrink-0 overflow-y-auto border-t border-surface-3 bg-surface-2 px-4 py-2"
    >
      <dl className="flex flex-col gap-1 leading-title">
        {measured.map((field, at) => (
          <div key={field.name} className="flex items-baseline justify-between gap-4">
            <dt className="min-w-0 truncate text-sm text-ink-muted">
              {text.totalOf(say(field.label, locale))}
            </dt>
            <dd className="shrink-0 font-medium">
              {sums ? <Sum measure={sums[at] ?? null} short /> : <Skeleton className="h-3 w-20" />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
