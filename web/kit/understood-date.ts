import { civilDateOf, type Instant } from '#persian/jalali/instants.ts';
import { parseDate, type ParsedDate } from '#persian/jalali/parse.ts';

import { formatOf, type Shown } from './dates.ts';

/** A date as people type it, counted from today in the reader's zone. */
export const understandDate = (text: string, now: Instant, shown: Shown): ParsedDate =>
  parseDate(text, { ...formatOf(shown), today: civilDateOf(now, shown.timeZone) });
