import { useMemo } from 'react';

import { addDays } from '#persian/jalali/civil.ts';
import { civilDateOf } from '#persian/jalali/instants.ts';

import { useMe } from './me.ts';
import { workDaysOf, type WorkDays } from './work-days.ts';

/** Days around today for which holidays are worked out: beyond them lunar ones are guesses. */
const daysAround = 800;

/** The firm's work days as everybody in it shares them. */
export const useWorkDays = (): WorkDays => {
  const { settings } = useMe().workspace;
  return useMemo(() => {
    const today = civilDateOf(new Date().toISOString(), settings.timeZone);
    return workDaysOf(settings, { from: addDays(today, -daysAround), to: addDays(today, daysAround) });
  }, [settings]);
};
