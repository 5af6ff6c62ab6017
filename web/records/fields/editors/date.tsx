import { civilDateOf, instantOf, wallTime } from '#persian/jalali/instants.ts';
import { DatePicker, TimeField, useLocale, useWords } from '#web/kit/index.ts';
import { shared, type EditorProps } from '../face.ts';

const words = {
  time: { fa: (label: string) => `ساعتِ ${label}`, en: (label: string) => `Time of ${label}` },
};

export const DateEditor = (props: EditorProps) => (
  <DatePicker
    {...shared(props)}
    value={typeof props.value === 'string' ? props.value : null}
    onChange={props.onChange}
  />
);

/** Without a time an instant is the beginning of a working day. */
const usualTime = '09:00';

export const DateTimeEditor = (props: EditorProps) => {
  const { timeZone } = useLocale();
  const text = useWords(words);
  const instant = typeof props.value === 'string' ? props.value : null;
  const date = instant === null ? null : civilDateOf(instant, timeZone);
  const time = instant === null ? null : timeIn(instant, timeZone);
  const write = (nextDate: string | null, nextTime: string | null) =>
    props.onChange(nextDate === null ? null : instantOf(nextDate, nextTime ?? usualTime, timeZone));
  return (
    <div className="flex flex-wrap items-end gap-2">
      <DatePicker {...shared(props)} value={date} onChange={(next) => write(next, time)} />
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
