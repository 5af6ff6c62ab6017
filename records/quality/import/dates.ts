import { z } from 'zod';
import { formatDate, formatInstant } from '#persian/jalali/format.ts';
import { TEHRAN } from '#persian/jalali/instants.ts';
import { openReadings, type ColumnDates, type DateReading } from '#persian/jalali/date-reading.ts';
import type { Locale } from '#persian/bilingual.ts';
import type { FieldDescriptor } from '../../define/descriptor.ts';
import { kinds } from '../../fields/index.ts';
import type { ParseEnvironment } from '../../fields/kind.ts';
import { datesKey } from './rule-keys.ts';
import type { Decision, Proposal } from './issues.ts';
import type { Plan } from './plan.ts';

/** How the days of a column are meant, where a person had to say it. */
export const readingShape = z.strictObject({
  order: z.enum(['ymd', 'dmy', 'mdy']),
  calendar: z.enum(['jalali', 'gregorian']).exactOptional(),
});

type Columns = readonly { readonly dates?: ColumnDates }[];

export const isDay = ({ kind }: Pick<FieldDescriptor, 'kind'>): boolean =>
  kind === 'date' || kind === 'dateTime';

/** How the days of a column are read: as all of them tell together, else as somebody decided. */
export function readingOf(
  { dates }: Pick<Plan, 'dates'>,
  columns: Columns,
  column: number,
): DateReading | undefined {
  const [first, ...others] = columns[column]?.dates?.readings ?? [];
  if (first && others.length === 0) return first;
  return dates.find((one) => one.column === column)?.reading;
}

/** What the next file with the same columns is read by, where its days tell less. */
export const knownReadings = (plan: Pick<Plan, 'dates' | 'columns'>, columns: Columns): Plan['dates'] =>
  [...new Set(plan.columns.map(({ column }) => column))].flatMap((column) => {
    const reading = readingOf(plan, columns, column);
    return reading ? [{ column, reading }] : [];
  });

/** The days that a text may mean, each by its reading. */
export function dayProposals(
  field: FieldDescriptor,
  text: string,
  environment: ParseEnvironment,
  locale: Locale,
): readonly Proposal[] {
  if (!isDay(field)) return [];
  return openReadings(text).flatMap((reading): Proposal[] => {
    const checked = kinds[field.kind].parse(text, field, { ...environment, dates: reading });
    if (!checked.ok) return [];
    const day = String(checked.value);
    const { zone: timeZone = TEHRAN } = environment;
    const label =
      field.kind === 'date' ? formatDate(day, { locale }) : formatInstant(day, { locale, timeZone });
    return [{ value: checked.value, label, score: 0.5, reason: 'reading', dates: reading }];
  });
}

/** The readings that were decided for all unclear days of their places, by path. */
export function readingRules(
  given: Readonly<Record<string, Decision>>,
  paths: Iterable<string>,
): ReadonlyMap<string, DateReading> {
  const rules = new Map<string, DateReading>();
  for (const path of paths) {
    const decision = given[datesKey(path)];
    const parsed = decision?.action === 'use' ? readingShape.safeParse(decision.value) : undefined;
    if (parsed?.success) rules.set(path, parsed.data);
  }
  return rules;
}

/** The plan with the rules for its columns. */
export const withReadings = (plan: Plan, rules: ReadonlyMap<string, DateReading>): Plan => {
  const ruled = plan.columns.flatMap(({ column, target }) => {
    const reading = rules.get(target);
    return reading ? [{ column, reading }] : [];
  });
  const columns = new Set(ruled.map(({ column }) => column));
  return { ...plan, dates: [...plan.dates.filter(({ column }) => !columns.has(column)), ...ruled] };
};
