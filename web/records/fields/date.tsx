import { useCallback } from 'react';

import { calendarOf, type CalendarName } from '#persian/jalali/format.ts';
import { civilDateOf, instantOf, wallTime } from '#persian/jalali/instants.ts';
import { parseDate } from '#persian/jalali/parse.ts';
import { DatePicker, RelativeDate, TimeField, useLocale, useWords } from '#web/kit/index.ts';

import { shared, type DisplayProps, type EditorProps, type FieldFace } from './face.ts';

const words = {
  time: { fa: (label: string) => `ساعتِ ${label}`, en: (label: string) => `Time of ${label}` },
};

/** Reads «شنبهٔ بعد» and its like from today in the reader's zone and calendar. */
const useDateReader = () => {
  const { locale, calendar, timeZone } = useLocale();
  return useCallback(
    (text: string): string | null => {
      const named: CalendarName = calendar === 'persian' ? 'jalali' : calendarOf('en');
      const today = civilDateOf(new Date().toISOString(), timeZone);
      const read = parseDate(text, { today, locale, calendar: named });
      return read.ok ? read.value : null;
    },
    [locale, calendar, timeZone],
  );
};

const Display = ({ value }: DisplayProps) => <RelativeDate value={String(value)} />;

const DateEditor = (props: EditorProps) => {
  const parse = useDateReader();
  return (
    <DatePicker
      {...shared(props)}
      value={typeof props.value === 'string' ? props.value : null}
      onChange={props.onChange}
      parse={parse}
    />
  );
};

/** Without a time an instant is the beginning of a working day. */
const usualTime = '09:00';

const DateTimeEditor = (props: EditorProps) => {
  const { timeZone } = useLocale();
  const text = useWords(words);
  const parse = useDateReader();
  const instant = typeof props.value === 'string' ? props.value : null;
  const date = instant === null ? null : civilDateOf(instant, timeZone);
  const time = instant === null ? null : timeIn(instant, timeZone);
  const write = (nextDate: string | null, nextTime: string | null) =>
    props.onChange(nextDate === null ? null : instantOf(nextDate, nextTime ?? usualTime, timeZone));
  return (
    <div className="flex flex-wrap items-end gap-2">
      <DatePicker {...shared(props)} value={date} onChange={(next) => write(next, time)} parse={parse} />
      <TimeField
        label={text.time(props.label)}
        hideLabel
        disabled={date === null}
        value={time}
        onChange={(next) => write(date, next)}
      />
    </div>
  );
};

const timeIn = (instant: string, timeZone: string): string => {
  const { hour, minute } = wallTime(instant, timeZone);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
};

/** A civil day. */
export const date: FieldFace = { Display, Editor: DateEditor };

/** An instant, shown and edited in the workspace's zone. */
export const dateTime: FieldFace = { Display, Editor: DateTimeEditor };
