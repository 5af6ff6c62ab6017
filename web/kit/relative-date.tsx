import { useEffect, useState } from 'react';

import { showExact, showNear, showNearAt } from './dates.ts';
import { useLocale } from './locale.tsx';

export type RelativeDateProps = {
  /** An instant (`2026-11-25T11:00:00Z`) or a civil date (`2026-11-25`); anything else throws. */
  readonly value: string;
  /** Months shortened where the language has a custom of it. */
  readonly brief?: boolean;
  /** With the hour also where the day is no near one, for what happens at an hour: «۴ آذر، ۱۰:۳۰». */
  readonly withTime?: boolean;
};

/** «دیروز ۱۴:۳۰» with the exact moment when pointed at; keeps itself true while the page stands open. */
export const RelativeDate = ({ value, brief = false, withTime = false }: RelativeDateProps) => {
  const locale = useLocale();
  const now = useMinute();
  return (
    <time dateTime={value} title={showExact(value, locale)} className="whitespace-nowrap">
      {(withTime ? showNearAt : showNear)(value, now, locale, brief)}
    </time>
  );
};

/** The present moment, renewed every minute. */
export const useMinute = (): string => {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};
