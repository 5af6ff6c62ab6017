import { z } from 'zod';
import { isCivilDate } from '#persian/jalali/civil.ts';
import { DEFAULT_FISCAL_YEAR_START } from '#persian/jalali/periods.ts';
import { companyShape, noCompany } from './company.ts';

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const hours = z.strictObject({ from: clock, to: clock }).refine(({ from, to }) => from < to);

/** Time zones by name, as this Node's ICU knows them. */
const timeZone = z
  .string()
  .max(60)
  .refine((name) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
    } catch {
      return false;
    }
  });

/** What holds for everybody in a workspace. */
export const settingsShape = z.strictObject({
  /** What amounts in rial are shown as. */
  displayUnit: z.enum(['rial', 'toman']),
  /** ISO 4217, for amounts that do not say theirs. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  weekend: z.enum(['friday', 'thursday-friday', 'friday-saturday']),
  /** Jalali month 1–12 and day 1–29, so that it exists in every year. */
  fiscalYearStart: z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(29) }),
  timeZone,
  locale: z.enum(['fa', 'en']),
  workHours: hours,
  /** Days with other hours, 0 Saturday to 6 Friday: a short Thursday. Weekly days off come from `weekend`. */
  workHoursOn: z.partialRecord(z.enum(['0', '1', '2', '3', '4', '5', '6']), hours),
  /** What the organisation says of single days, beside the holidays of the country. */
  holidays: z
    .array(
      z.strictObject({
        day: z.string().refine(isCivilDate),
        is: z.enum(['off', 'working', 'confirmed']),
        name: z.strictObject({ fa: z.string().max(100), en: z.string().max(100) }).optional(),
      }),
    )
    .max(500),
  company: companyShape,
  /** Telephone area code for numbers written without one: `021`. */
  areaCode: z
    .string()
    .regex(/^0[1-9]\d$/)
    .nullable(),
  /** What counts for the quality of an object's records, by its name: fields that should be filled, and days that are fresh. */
  quality: z.record(
    z.string().max(60),
    z.strictObject({
      fields: z.array(z.string().max(60)).max(20),
      freshDays: z.int().min(1).max(3_650),
    }),
  ),
  /** After so many days what lies in the bin is erased for good. */
  binDays: z.literal([30, 60, 90, 180, 365]),
});

export type WorkspaceSettings = z.output<typeof settingsShape>;

export const defaultSettings: WorkspaceSettings = {
  displayUnit: 'toman',
  currency: 'IRR',
  weekend: 'friday',
  fiscalYearStart: DEFAULT_FISCAL_YEAR_START,
  timeZone: 'Asia/Tehran',
  locale: 'fa',
  workHours: { from: '08:00', to: '17:00' },
  workHoursOn: {},
  holidays: [],
  company: noCompany,
  areaCode: null,
  quality: {},
  binDays: 90,
};

/** The settings that a workspace stored, each missing or unreadable one at its default. */
export function workspaceSettings(stored: Readonly<Record<string, unknown>>): WorkspaceSettings {
  const whole = settingsShape.safeParse({ ...defaultSettings, ...stored });
  if (whole.success) return whole.data;
  const kept = Object.entries(settingsShape.shape).flatMap(([name, shape]) => {
    const parsed = shape.safeParse(stored[name]);
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return { ...defaultSettings, ...Object.fromEntries(kept) };
}
