import { z } from 'zod';
import type { Locale, Phrase } from '#persian/bilingual.ts';
import { localDigits } from '#persian/digits.ts';
import type { CalendarName } from '#persian/jalali/format.ts';
import type { MoneyUnit } from '#persian/money.ts';
import { workspaceSettings } from '#kernel/workspace/settings.ts';
import type { RecordTx } from '#records/records.ts';
import { assumable } from '../../contract/what-if.ts';
import { changeShape } from '../view.ts';

const assumption = z.coerce.number().min(assumable.least).max(assumable.most).default(0);

/** A page of figures as it is seen, and how its file is written. */
export const reportFileShape = changeShape.extend({
  format: z.enum(['xlsx', 'pdf']),
  /** By what the page tells its figures: of the activity report, of win rates. */
  by: z.string().max(80).optional(),
  /** A saved report, after which the file is called. */
  report: z.string().max(60).optional(),
  digits: z.enum(['fa', 'en']).default('fa'),
  calendar: z.enum(['jalali', 'gregorian']).default('jalali'),
  /** Per cent, which a forecast assumes. */
  winRate: assumption,
  price: assumption,
  fresh: assumption,
});
export type ReportFileWish = z.output<typeof reportFileShape>;

/** How figures are written for the one who takes them out. */
export type Look = {
  readonly locale: Locale;
  readonly digits: Locale;
  readonly calendar: CalendarName;
  readonly unit: MoneyUnit;
  readonly timeZone: string;
  readonly say: (phrase: Phrase) => string;
};

export function lookOf(tx: RecordTx, { digits, calendar }: ReportFileWish): Look {
  const { locale } = tx.context;
  const { displayUnit, timeZone } = workspaceSettings(tx.workspace.settings);
  return { locale, digits, calendar, unit: displayUnit, timeZone, say: (phrase) => phrase[locale] };
}

/** A text in the digits of its reader, which need not be those of its language. */
export const inDigits = (text: string, { digits }: Look): string => localDigits(text, digits);
