import { Suspense, useMemo, useState } from 'react';
import { useNavigate, useSearch } from '@tanstack/react-router';

import type { Linked, ObjectContract } from '#records/contract.ts';
import { useWords } from '#web/kit/index.ts';
import { OffersContext, useMe, useSchema, useStanding } from '#web/records/index.ts';
import type { Entry } from '#web/records/calendar/entries.ts';
import { isToBeDone } from '#web/records/calendar/sources.ts';
import { useColleagues } from '#web/records/calendar/use-colleagues.ts';
import { useWorkDays } from '#web/records/data/use-work-days.ts';
import { linkedAlike } from '#web/records/calendar/next-step.ts';
import { NextStepLine } from '#web/records/next-step/next-step-line.tsx';

import { dayParts } from '../modules.ts';
import { Changes } from './changes.tsx';
import { DayHeader } from './day-header.tsx';
import { Deals } from './deals.tsx';
import { DayLine } from './day-line.tsx';
import { Overdue } from './overdue.tsx';
import { focusRow, useDayKeys } from './rows.ts';
import { useDay } from './use-day.ts';
import { useStaged } from './use-deals.ts';
import { useStepless } from './use-stepless.ts';
import { dayWords } from './words.ts';

/** «روز من»: what is to be done today, what was left, which deals want care, and what others did meanwhile. */
const DayPage = () => {
  const me = useMe();
  const navigate = useNavigate();
  const colleagues = useColleagues();
  const { of }: { readonly of?: string } = useSearch({ strict: false });
  const chosen = of === undefined ? undefined : colleagues.find(({ id }) => id === of);
  const member: Linked = {
    id: chosen?.id ?? me.member.id,
    object: 'member',
    title: chosen?.name ?? me.member.name,
  };
  return (
    <Day
      key={member.id}
      member={member}
      mine={member.id === me.member.id}
      onMember={(id) => void navigate({ to: '/day', search: id === me.member.id ? {} : { of: id } })}
    />
  );
};

const Day = (props: {
  readonly member: Linked;
  readonly mine: boolean;
  readonly onMember: (id: string) => void;
}) => {
  const { member, mine } = props;
  const text = useWords(dayWords);
  const days = useWorkDays();
  const schema = useSchema();
  const staged = useStaged();
  const tellStepless = useStepless(staged);
  const { standsInFor } = useMe();
  const people = useMemo(
    () => [member.id, ...(mine ? standsInFor.map(({ id }) => id) : [])],
    [member.id, mine, standsInFor],
  );
  const day = useDay(people);
  useDayKeys();
  const [asking, setAsking] = useState<string | null>(null);
  // What follows from a thing that is done is a task: to be done, at a moment, by somebody.
  const step = useMemo(
    () =>
      day.sources.find((source) => isToBeDone(source) && source.creatable && source.place.lasts === undefined)
        ?.object,
    [day.sources],
  );
  const onDone = (entry: Entry, done: boolean) => {
    if (done) day.keep({ ...entry, over: true });
    setAsking(done && step && asksFor(entry, step) ? entry.key : null);
  };
  const question = (entry: Entry) =>
    asking === entry.key && step ? (
      <div className="ms-[4.75rem] me-3 my-1 max-sm:ms-4">
        <NextStepLine
          step={step}
          object={entry.source.object}
          record={entry.record}
          owner={member}
          now={day.now}
          days={days}
          onClose={(made) => {
            setAsking(null);
            focusRow(entry.key);
            if (!made) tellStepless(entry, () => setAsking(entry.key));
          }}
        />
      </div>
    ) : null;
  const shared = { day, days, onDone, question };
  const offers = useStanding({});
  return (
    <OffersContext value={offers}>
      <div className="mx-auto flex w-full max-w-[76rem] flex-col gap-4 px-6 pt-6 pb-10 max-sm:px-3 max-sm:pt-4">
        <DayHeader {...props} day={day} days={days} step={step} />
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="flex min-w-0 flex-col gap-4">
            <Overdue {...shared} />
            <DayLine {...shared} mine={mine} step={step} member={member} />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            {staged ? (
              <Deals
                staged={staged}
                member={member}
                people={people}
                today={day.today}
                now={day.now}
                days={days}
                step={step && schema.objects.includes(step) ? step : undefined}
              />
            ) : null}
            {dayParts.map((Part, index) => (
              <Suspense key={index} fallback={null}>
                <Part member={member.id} />
              </Suspense>
            ))}
            <Changes member={member} today={day.today} />
          </div>
        </div>
        <p className="text-sm text-ink-faint max-sm:hidden pointer-coarse:hidden">{text.keys}</p>
      </div>
    </OffersContext>
  );
};

/** What concerns nobody and nothing leads to no next step. */
const asksFor = ({ source, record }: Entry, step: ObjectContract): boolean =>
  Object.keys(linkedAlike(source.object, record, step)).length > 0;

export default DayPage;
