import { z } from 'zod';
import { dateTime, structured, text } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { defineShape } from '#records/fields/structured.ts';

/** How many parties and open leads of a territory, or of none, somebody has; nobody where `owner` is null. */
const held = z.strictObject({
  territory: z.string().nullable(),
  owner: z.string().nullable(),
  parties: z.int(),
  leads: z.int(),
});
export type Held = z.output<typeof held>;

defineShape('territory-counts', z.array(held));

/**
 * What lies in the territories as it was last counted: one record, written by the system. Nobody's role reads it as such: the
 * overview tells each reader what he may see of it.
 */
export const territoryTally = defineObject('territory_tally', {
  module: 'sales',
  one: { fa: 'شمارش منطقه‌ها', en: 'Count of territories' },
  many: { fa: 'شمارش‌های منطقه‌ها', en: 'Counts of territories' },
  title: 'name',
  listed: false,
  unlogged: true,
  fields: {
    name: text({
      label: { fa: 'نام', en: 'Name' },
      required: true,
      // There is only one: a second has the same name.
      default: 'territories',
      unique: true,
      readOnly: true,
      max: 20,
    }),
    countedAt: dateTime({ label: { fa: 'شمرده شد در', en: 'Counted at' }, required: true, readOnly: true }),
    counts: structured({
      label: { fa: 'شمار', en: 'Counts' },
      required: true,
      readOnly: true,
      shape: 'territory-counts',
    }),
  },
});
