import { useState } from 'react';
import { CornerDownLeft } from 'lucide-react';

import { wallTime } from '#persian/jalali/instants.ts';
import type { Linked, ObjectContract, Stored } from '#records/contract.ts';
import {
  Button,
  DatePicker,
  Select,
  showNear,
  showToast,
  TextField,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { linkedAlike } from '../calendar/next-step.ts';
import { atSameHour, snoozes } from '../calendar/snooze.ts';
import { ownedBy } from '../data/ownership.ts';
import { ApiProblem } from '../data/problem.ts';
import { isLinked, type Values } from '../data/values.ts';
import type { WorkDays } from '../data/work-days.ts';
import { useCreate, useRemove } from '../data/write.ts';
import { nextStepWords } from './words.ts';

export type NextStepLineProps = {
  /** What is made: a task. */
  readonly step: ObjectContract;
  /** What it follows from. */
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly owner: Linked;
  readonly now: string;
  readonly days: WorkDays;
  readonly onClose: (made: boolean) => void;
};

const other = 'other';

/** Asks in one line what comes next and when; Enter sets it, Escape leaves it. */
export const NextStepLine = (props: NextStepLineProps) => {
  const { step, object, record, now, days, onClose } = props;
  const text = useWords(nextStepWords);
  const locale = useLocale();
  const create = useCreate(step);
  const remove = useRemove(step);
  const [title, setTitle] = useState('');
  const [when, setWhen] = useState<string>('tomorrow');
  const [day, setDay] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const choices = snoozes(now, days, locale.timeZone);
  const links = linkedAlike(object, record, step);
  const whom = step.about.map((name) => links[name]).find(isLinked)?.title;

  const at =
    when === other
      ? day === null
        ? undefined
        : atSameHour(day, undefined, days, locale.timeZone)
      : choices.find(({ id }) => id === when)?.at;
  const save = () => {
    if (title.trim() === '' || at === undefined || create.isPending) return;
    const values: Values = {
      ...links,
      ...ownedBy(step, props.owner),
      ...(step.fields.some(({ name }) => name === 'kind') ? { kind: 'follow-up' } : {}),
      [step.title]: title.trim(),
      [step.calendar?.at ?? 'dueAt']: at,
    };
    create.mutate(values, {
      onSuccess: (made) => {
        onClose(true);
        showToast({
          message: text.stepSet(showNear(at, now, locale)),
          undo: () =>
            remove.mutateAsync(made).then(
              () => undefined,
              () => undefined,
            ),
        });
      },
      onError: (error) => setProblem(error instanceof ApiProblem ? error.detail : error.message),
    });
  };
  return (
    <form
      className="flex flex-wrap items-end gap-2 border-s-2 border-accent ps-4 pe-1 pt-1 pb-2"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="min-w-56 flex-1">
        <TextField
          label={whom ? text.nextStepFor(whom) : text.nextStep}
          placeholder={text.nextStepHint}
          autoFocus
          autoComplete="off"
          maxLength={200}
          value={title}
          onChange={setTitle}
          error={problem}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose(false);
          }}
        />
      </div>
      <div className="w-44">
        <Select
          label={text.when}
          value={when}
          onChange={(next) => setWhen(next ?? 'tomorrow')}
          options={[
            ...choices
              .filter(({ id }) => id !== 'hour' || wallTime(now, locale.timeZone).hour < 16)
              .map(({ id, passed, at: moment }) => ({
                id,
                label:
                  id === 'hour'
                    ? text.hour
                    : id === 'tomorrow'
                      ? passed
                        ? text.nextWorkDay
                        : text.tomorrow
                      : passed
                        ? text.weekStart
                        : text.week,
                detail: showNear(moment, now, locale),
              })),
            { id: other, label: text.chooseDay },
          ]}
        />
      </div>
      {when === other ? <DatePicker label={text.chooseDay} value={day} onChange={setDay} /> : null}
      <Button
        type="submit"
        variant="primary"
        icon={<CornerDownLeft size={16} className="ltr:rotate-0" />}
        pending={create.isPending}
        disabled={title.trim() === '' || at === undefined}
      >
        {text.set}
      </Button>
      <Button variant="quiet" onPress={() => onClose(false)}>
        {text.notNow}
      </Button>
    </form>
  );
};
