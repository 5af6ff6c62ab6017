import { useEffect, useState } from 'react';

import { formatFullDate, formatRelative, formatTime } from './format.ts';
import { useLocale } from './locale.tsx';

export type RelativeDateProps = {
  /** An instant (`2026-11-25T11:00:00Z`) or a civil date (`2026-11-25`). */
  readonly value: string;
};

/** «دیروز ۱۴:۳۰» with the exact moment when pointed at; keeps itself true while the page stands open. */
export const RelativeDate = ({ value }: RelativeDateProps) => {
  const locale = useLocale();
  const now = useMinute();
  const civil = /^\d{4}-\d{2}-\d{2}$/.test(value);
  // A civil date has no zone: noon in UTC is the same day everywhere people sell things.
  const at = new Date(civil ? `${value}T12:00:00Z` : value);
  if (Number.isNaN(at.getTime())) return null;
  const shown = civil ? { ...locale, timeZone: 'UTC' } : locale;
  const full = formatFullDate(at, shown);
  const today = civil ? civilNow(now, locale.timeZone) : now;
  return (
    <time
      dateTime={value}
      title={civil ? full : `${full}، ${formatTime(at, shown)}`}
      className="whitespace-nowrap tabular-nums"
    >
      {formatRelative(at, today, shown, !civil)}
    </time>
  );
};

/** Noon in UTC of the day that it now is in a zone. */
const civilNow = (now: Date, timeZone: string): Date =>
  new Date(`${new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now)}T12:00:00Z`);

/** The present moment, renewed every minute. */
const useMinute = (): Date => {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};
