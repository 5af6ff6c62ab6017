import { Plus } from 'lucide-react';

import { localDigits } from '#persian/digits.ts';
import { addDays, type CivilDate } from '#persian/jalali/civil.ts';
import { formatDate } from '#persian/jalali/format.ts';
import { wallTime } from '#persian/jalali/instants.ts';
import type { Linked, ObjectContract } from '#records/contract.ts';
import { Badge, Button, Select, showDate, useLocale, useWords, type KitLocale } from '#web/kit/index.ts';
import { useMe, useQuickCreate } from '#web/records/index.ts';
import { useColleagues } from '#web/records/calendar/use-colleagues.ts';
import type { WorkDays } from '#web/records/data/work-days.ts';

import type { Day } from './use-day.ts';
import { dayWords } from './words.ts';

/** Greets by hour and name, names the day in both calendars and what is special in it; whose day it is may be chosen. */
export const DayHeader = (props: {
  readonly member: Linked;
  readonly mine: boolean;
  readonly onMember: (id: string) => void;
  readonly day: Day;
  readonly days: WorkDays;
  readonly step: ObjectContract | undefined;
}) => {
  const { member, mine, day, days, step } = props;
  const text = useWords(dayWords);
  const locale = useLocale();
  const me = useMe();
  const colleagues = useColleagues();
  const quickCreate = useQuickCreate();
  const name = member.title ?? '';
  const holiday = days.holidayOn(day.today)?.[locale.locale];
  const tomorrow = days.holidayOn(addDays(day.today, 1))?.[locale.locale];
  const hour = wallTime(day.now, locale.timeZone).hour;
  return (
    <header className="flex flex-wrap items-end gap-x-6 gap-y-3 px-1">
      <div className="min-w-64 flex-1 max-sm:basis-full">
        <h1 className="text-2xl leading-title font-strong">
          <bdi>{mine ? text.greetings(partOf(hour), name) : text.dayOf(name)}</bdi>
        </h1>
        <p className="flex flex-wrap items-baseline gap-x-2.5 text-ink-muted">
          <span>{showDate(day.today, locale, 'full')}</span>
          <span className="text-sm text-ink-faint">{otherDate(day.today, locale)}</span>
          {holiday === undefined ? (
            days.isWorkDay(day.today) ? null : (
              <Badge tone="danger">{text.dayOff}</Badge>
            )
          ) : (
            <Badge tone="danger">{text.holiday(holiday)}</Badge>
          )}
          {tomorrow === undefined ? null : <span className="text-danger">{text.tomorrowOff(tomorrow)}</span>}
        </p>
        {mine && me.standsInFor.length > 0 ? (
          <p className="text-info">{text.standingIn(me.standsInFor.map((one) => one.name))}</p>
        ) : null}
      </div>
      {colleagues.length > 1 ? (
        <div className="w-52 max-sm:min-w-0 max-sm:flex-1">
          <Select
            label={text.whose}
            hideLabel
            value={member.id}
            onChange={(id) => {
              if (id !== null) props.onMember(id);
            }}
            options={colleagues
              .toSorted((one, other) => Number(other.id === me.member.id) - Number(one.id === me.member.id))
              .map((one) => ({
                id: one.id,
                label: one.id === me.member.id ? text.mine : one.name,
                ...(one.id === me.member.id || one.team === null ? {} : { detail: one.team }),
              }))}
          />
        </div>
      ) : null}
      {step ? (
        <Button
          variant="primary"
          icon={<Plus size={16} />}
          onPress={() =>
            void quickCreate({
              object: step.name,
              prefill: step.owner === undefined ? {} : { [step.owner]: member },
            })
          }
        >
          {text.add}
        </Button>
      ) : null}
    </header>
  );
};

const partOf = (hour: number): 'morning' | 'noon' | 'evening' | 'night' =>
  hour < 4 || hour >= 20 ? 'night' : hour < 11 ? 'morning' : hour < 16 ? 'noon' : 'evening';

/** The day in the calendar that the reader does not live by. */
const otherDate = (day: CivilDate, { locale, calendar, digits }: KitLocale): string =>
  localDigits(
    formatDate(day, { locale, calendar: calendar === 'persian' ? 'gregorian' : 'jalali', style: 'long' }),
    digits,
  );
