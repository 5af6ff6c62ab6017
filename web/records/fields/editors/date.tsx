import { useState } from 'react';

import { civilDateOf, instantOf, wallTime } from '#persian/jalali/instants.ts';
import { DatePicker, TimeField, useLocale, useWords, type UnreadDate } from '#web/kit/index.ts';
import { isUnreadable, shared, type EditorProps, type Unreadable } from '../face.ts';

const words = {
  time: { fa: (label: string) => `ساعتِ ${label}`, en: (label: string) => `Time of ${label}` },
};

export const DateEditor = (props: EditorProps) => {
  const { readable, onUnread } = useReadable(props);
  return (
    <DatePicker
      {...shared(props)}
      value={typeof readable === 'string' ? readable : null}
      onChange={props.onChange}
      onUnread={onUnread}
    />
  );
};

/** The last value that was a date: what cannot be read stands beside it, and is taken back to it. */
const useReadable = ({ value, onChange }: EditorProps) => {
  const [readable, setReadable] = useState<unknown>(isUnreadable(value) ? null : value);
  if (!isUnreadable(value) && value !== readable) setReadable(value);
  const onUnread = (unread: UnreadDate | null) =>
    onChange(unread ? ({ unreadable: unread.typed, why: unread.why } satisfies Unreadable) : readable);
  return { readable, onUnread };
};

/** Without a time an instant is the beginning of a working day. */
const usualTime = '09:00';

export const DateTimeEditor = (props: EditorProps) => {
  const { timeZone } = useLocale();
  const text = useWords(words);
  const { readable, onUnread } = useReadable(props);
  const instant = typeof readable === 'string' ? readable : null;
  const date = instant === null ? null : civilDateOf(instant, timeZone);
  const time = instant === null ? null : timeIn(instant, timeZone);
  const write = (nextDate: string | null, nextTime: string | null) =>
    props.onChange(nextDate === null ? null : instantOf(nextDate, nextTime ?? usualTime, timeZone));
  return (
    <div className="flex flex-wrap items-end gap-2">
      <DatePicker
        {...shared(props)}
        value={date}
        onChange={(next) => write(next, time)}
        onUnread={onUnread}
      />
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
