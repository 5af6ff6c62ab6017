import { useState, type RefObject } from 'react';

import { say } from '#persian/bilingual.ts';
import type { Linked } from '#records/contract.ts';
import {
  AnchoredPopover,
  Button,
  RadioGroup,
  showDate,
  showToast,
  TextField,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { ApiProblem } from '../data/problem.ts';
import { ownedBy } from '../data/ownership.ts';
import type { Values } from '../data/values.ts';
import { useCreate, useRemove } from '../data/write.ts';
import { useQuickCreate } from '../fields/quick-create-context.ts';
import { placedAt } from './entries.ts';
import { hoursOf } from './entry-block.tsx';
import type { Marked } from './use-grid-drag.ts';
import { isToBeDone, type CalendarSource } from './sources.ts';
import { calendarWords } from './words.ts';

export type CreateCardProps = {
  readonly marked: Marked;
  readonly anchor: RefObject<Element | null>;
  readonly sources: readonly CalendarSource[];
  readonly owner: Linked;
  readonly now: string;
  readonly onClose: () => void;
};

/** What may be made at that time: plans, and in the past also what took place by itself, such as calls. */
export const makeable = (sources: readonly CalendarSource[], past: boolean): readonly CalendarSource[] =>
  sources
    .filter((source) => source.creatable && (past || isToBeDone(source)))
    .toSorted((one, other) => rank(one) - rank(other));

const rank = (source: CalendarSource): number =>
  isToBeDone(source) ? (source.place.lasts === undefined ? 1 : 0) : 2;

/** What an entry has for standing at that time in that person's calendar. */
export const valuesAt = (
  source: CalendarSource,
  marked: Marked,
  owner: Linked,
  timeZone: string,
): Values => ({
  ...ownedBy(source.object, owner),
  [source.place.at]: placedAt(source, marked.day, marked.start, timeZone),
  ...(source.place.lasts === undefined || marked.start === undefined
    ? {}
    : { [source.place.lasts]: marked.minutes }),
});

/** Names new time beside where it was marked: what it is, and its title; all else is known or stands in the full form. */
export const CreateCard = (props: CreateCardProps) => {
  const { marked, anchor, sources, owner, now, onClose } = props;
  const locale = useLocale();
  const text = useWords(calendarWords);
  const past = sources.some(
    (source) => !source.allDay && placedAt(source, marked.day, marked.start, locale.timeZone) < now,
  );
  const offered = makeable(sources, past);
  const [kind, setKind] = useState(offered[0]?.object.name);
  const source = offered.find(({ object }) => object.name === kind) ?? offered[0];
  if (!source) return null;
  return (
    <AnchoredPopover
      label={text.create}
      anchor={anchor}
      open
      placement="bottom start"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <div className="flex w-80 max-w-full flex-col gap-3">
        <p className="leading-title">
          {showDate(marked.day, locale, 'full')}
          {marked.start === undefined ? null : (
            <span className="tabular-nums">
              {locale.locale === 'fa' ? '، ' : ', '}
              {hoursOf(marked.start, source.place.lasts === undefined ? 0 : marked.minutes, locale)}
            </span>
          )}
        </p>
        {offered.length > 1 ? (
          <RadioGroup
            label={text.kind}
            hideLabel
            inline
            value={source.object.name}
            onChange={setKind}
            options={offered.map(({ object }) => ({
              id: object.name,
              label: say(object.one, locale.locale),
            }))}
          />
        ) : null}
        <TitleForm
          key={source.object.name}
          source={source}
          values={valuesAt(source, marked, owner, locale.timeZone)}
          onClose={onClose}
        />
      </div>
    </AnchoredPopover>
  );
};

const TitleForm = (props: {
  readonly source: CalendarSource;
  readonly values: Values;
  readonly onClose: () => void;
}) => {
  const { source, values, onClose } = props;
  const { object } = source;
  const text = useWords(calendarWords);
  const create = useCreate(object);
  const remove = useRemove(object);
  const quickCreate = useQuickCreate();
  const [title, setTitle] = useState('');
  const [problem, setProblem] = useState<string>();
  const save = () => {
    if (title.trim() === '' || create.isPending) return;
    create.mutate(
      { ...values, [object.title]: title.trim() },
      {
        onSuccess: (made) => {
          onClose();
          showToast({
            message: text.made(title.trim()),
            undo: () =>
              remove.mutateAsync(made).then(
                () => undefined,
                () => undefined,
              ),
          });
        },
        onError: (error) => setProblem(error instanceof ApiProblem ? error.detail : error.message),
      },
    );
  };
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        label={text.newTitle}
        autoFocus
        autoComplete="off"
        maxLength={200}
        value={title}
        onChange={setTitle}
        error={problem}
      />
      <div className="flex gap-2">
        <Button type="submit" variant="primary" pending={create.isPending} disabled={title.trim() === ''}>
          {text.save}
        </Button>
        <Button
          variant="quiet"
          onPress={() => {
            onClose();
            void quickCreate({
              object: object.name,
              prefill: { ...values, ...(title.trim() === '' ? {} : { [object.title]: title.trim() }) },
            });
          }}
        >
          {text.fullForm}
        </Button>
      </div>
    </form>
  );
};
