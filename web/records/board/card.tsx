import { memo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { CircleDashed } from 'lucide-react';

import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import { Avatar, classes, RelativeDate, useLocale, useWords } from '#web/kit/index.ts';

import { isEmpty, isLinked, titleOf } from '../data/values.ts';
import { FieldValue } from '../fields/index.tsx';
import { ageOf, type BoardColumn, type Warmth } from './columns.ts';
import type { NextStep } from './next-steps.ts';
import type { CardFields } from './use-board.ts';
import { boardWords } from './words.ts';

export type CardFaceProps = {
  readonly object: ObjectContract;
  readonly fields: CardFields;
  /** Where it stands: its column, or the stage that it has beside one. */
  readonly column: BoardColumn;
  readonly record: Stored;
  /** What is to be done next; null where nothing is, undefined where nobody knows. */
  readonly step?: NextStep | null | undefined;
};

export type CardProps = CardFaceProps & {
  readonly id: string;
  readonly current: boolean;
  readonly lifted: boolean;
  readonly helpId: string;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>, record: Stored) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, record: Stored) => void;
  readonly onOpen: (record: Stored) => void;
  readonly onFocus: (record: Stored) => void;
};

/** One record on a board: a press opens it, a drag or Space moves it. */
export const Card = memo((props: CardProps) => {
  const { record } = props;
  const text = useWords(boardWords);
  return (
    <div
      id={props.id}
      role="button"
      aria-roledescription={text.card}
      aria-describedby={props.helpId}
      tabIndex={props.current ? 0 : -1}
      data-card={record.id}
      onPointerDown={(event) => props.onPointerDown(event, record)}
      onClick={() => props.onOpen(record)}
      onKeyDown={(event) => props.onKeyDown(event, record)}
      onFocus={() => props.onFocus(record)}
      className={classes(
        'cursor-grab touch-manipulation select-none rounded-card bg-surface-1 outline-none focus-visible:outline-2 focus-visible:outline-accent [-webkit-touch-callout:none]',
        props.lifted ? 'opacity-40' : 'hover:shadow-[0_0_0_1px_var(--surface-3)]',
      )}
    >
      <CardFace {...props} />
    </div>
  );
});

/** What stands on a card: title, party, amount and date, its age as a quiet bar, its owner's face. */
export const CardFace = ({ object, fields, column, record, step }: CardFaceProps) => {
  const { values } = record;
  const { party, amount, due, owner } = fields;
  const ownerLink = owner && values[owner.name];
  const partyLink = party && values[party.name];
  return (
    <div className="flex flex-col gap-snug p-pad leading-title">
      <span className="line-clamp-2 font-medium">
        <bdi>{titleOf(object, record) ?? '—'}</bdi>
      </span>
      {isLinked(partyLink) && partyLink.title !== null ? (
        <span className="truncate own-end text-sm text-ink-muted">
          <bdi>{partyLink.title}</bdi>
        </span>
      ) : null}
      <span className="flex min-h-6 flex-wrap items-center gap-x-2">
        {amount && !isEmpty(values[amount.name]) ? (
          <FieldValue field={amount} value={values[amount.name]} place="cell" />
        ) : null}
        <span className="ms-auto flex items-center gap-2">
          {due && column.kind === 'open' && typeof values[due.name] === 'string' ? (
            <Due value={String(values[due.name])} />
          ) : null}
          {isLinked(ownerLink) && ownerLink.title !== null ? (
            <Avatar name={ownerLink.title} size="small" />
          ) : null}
        </span>
      </span>
      {step === undefined ? null : <Step step={step} open={column.kind === 'open'} />}
      <AgeBar since={fields.still && values[fields.still.name]} column={column} />
    </div>
  );
};

const Due = ({ value }: { readonly value: string }) => {
  const [now] = useState(() => Date.now());
  const late = Date.parse(value) < now - 86_400_000;
  return (
    <span className={classes('text-sm', late ? 'text-danger' : 'text-ink-muted')}>
      <RelativeDate value={value} brief />
    </span>
  );
};

const barOf: Readonly<Record<Warmth, string>> = {
  fresh: 'bg-surface-3',
  warm: 'bg-warning/35',
  rotten: 'bg-warning/80',
  forgotten: 'bg-danger/60',
};
const wordsOf: Readonly<Record<Warmth, string>> = {
  fresh: 'text-ink-faint',
  warm: 'text-ink-muted',
  rotten: 'text-warning',
  forgotten: 'text-danger',
};

/** Time without a move against the time allowed: quiet at first, warmer towards the end and past it, always in words too. */
const AgeBar = ({ since, column }: { readonly since: unknown; readonly column: BoardColumn }) => {
  const text = useWords(boardWords);
  const { digits } = useLocale();
  const [now] = useState(() => Date.now());
  const age = ageOf(since, column, now);
  if (!age) return null;
  const days = formatNumber(age.days, digits);
  const past = age.warmth === 'rotten' || age.warmth === 'forgotten';
  const words = past ? text.rotten(days, formatNumber(column.allowedDays ?? 0, digits)) : text.days(days);
  return (
    <span title={words} className="flex items-center gap-2 pt-0.5">
      <span className="h-0.5 flex-1 overflow-clip rounded-full bg-surface-2">
        <span
          className={classes('block h-full rounded-full', barOf[age.warmth])}
          style={{ inlineSize: `${Math.min(100, Math.max(4, age.share * 100))}%` }}
        />
      </span>
      <span aria-hidden="true" className={classes('text-xs leading-flat', wordsOf[age.warmth])}>
        {past ? text.rottenShort(days) : age.days === 0 ? text.today : text.daysShort(days)}
      </span>
      <span className="sr-only">{words}</span>
    </span>
  );
};

/** What is to be done next, and by when; that nothing is, in an open column, is worth a word. */
const Step = ({ step, open }: { readonly step: NextStep | null; readonly open: boolean }) => {
  const text = useWords(boardWords);
  const [now] = useState(() => Date.now());
  if (!step) return open ? <span className="text-sm text-ink-faint">{text.noStep}</span> : null;
  const late = step.dueAt !== null && Date.parse(step.dueAt) < now;
  return (
    <span title={text.nextStep} className="flex items-baseline gap-2 text-sm text-ink-muted">
      <CircleDashed aria-hidden="true" size={12} className="shrink-0 self-center" />
      <span className="sr-only">{text.nextStep}</span>
      <span className="min-w-0 flex-1 truncate own-end">
        <bdi>{step.title}</bdi>
      </span>
      {step.dueAt === null ? null : (
        <span className={classes('shrink-0', late && 'text-danger')}>
          <RelativeDate value={step.dueAt} brief />
        </span>
      )}
    </span>
  );
};
