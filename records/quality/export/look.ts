import { z } from 'zod';
import type { Locale } from '#persian/bilingual.ts';
import type { CalendarName } from '#persian/jalali/format.ts';
import type { MoneyUnit } from '#persian/money.ts';
import { defineShape } from '../../fields/structured.ts';

const name = z.string().max(120);

/** What is to be written, and how: asked for by a screen or a program, and kept with the export. */
export const exportShape = defineShape(
  'dataExport',
  z.strictObject({
    format: z.enum(['csv', 'xlsx']),
    /** `shown` as people read it; `plain` API names, ISO dates, keys and ids, for programs. */
    values: z.enum(['shown', 'plain']).default('shown'),
    columns: z.array(name).min(1).max(200),
    filter: z.unknown().optional(),
    variant: name.optional(),
    sort: z
      .array(z.strictObject({ field: name, direction: z.enum(['asc', 'desc']) }))
      .max(2)
      .default([]),
    /** The list's groups in their order, each as a filter: their rows are written one group after the other. */
    groups: z.array(z.unknown()).max(1_000).default([]),
    locale: z.enum(['fa', 'en']).default('fa'),
    digits: z.enum(['fa', 'en']).default('fa'),
    calendar: z.enum(['jalali', 'gregorian']).default('jalali'),
  }),
);

export type ExportRequest = z.output<typeof exportShape>;
/** As a caller may leave it to the usual. */
export type AskedExport = z.input<typeof exportShape>;

/** How values are written. */
export type Look = {
  readonly values: 'shown' | 'plain';
  readonly locale: Locale;
  readonly digits: Locale;
  readonly calendar: CalendarName;
  readonly unit: MoneyUnit;
  readonly timeZone: string;
};
