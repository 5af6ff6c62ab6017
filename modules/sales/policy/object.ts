import { choice, date, dateTime, number, text, yesNo, type Choice } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import type { Input, RecordTx } from '#records/records.ts';

/** After how long the manager of a team is told of what its people have not done. */
export const climbTimes = [
  { key: 'day', label: { fa: 'پس از یک روز', en: 'After a day' } },
  { key: 'two-days', label: { fa: 'پس از دو روز', en: 'After two days' } },
  { key: 'week', label: { fa: 'پس از یک هفته', en: 'After a week' } },
  { key: 'never', label: { fa: 'هرگز', en: 'Never' } },
] as const satisfies readonly Choice[];
export type ClimbTime = (typeof climbTimes)[number]['key'];
/** Of a firm that has not decided. */
const usualClimb: ClimbTime = 'two-days';

/** What a firm has decided for all of its sales; one record, which its first change makes. */
export const salesPolicy = defineObject('sales_policy', {
  module: 'sales',
  one: { fa: 'قرار فروش', en: 'Sales policy' },
  many: { fa: 'قرارهای فروش', en: 'Sales policies' },
  title: 'name',
  listed: false,
  readByAll: true,
  fields: {
    name: text({
      label: { fa: 'نام', en: 'Name' },
      required: true,
      // There is only one: a second has the same name.
      default: 'sales',
      unique: true,
      readOnly: true,
      max: 20,
    }),
    leaderboard: yesNo({
      label: { fa: 'جدول پیشتازان', en: 'Leaderboard' },
      hint: {
        fa: 'همهٔ فروشندگان می‌بینند هر کس چند درصد از هدف خود را برآورده است؛ مبلغ‌ها دیده نمی‌شود.',
        en: 'All sellers see what share of their goal each has reached; amounts are not shown.',
      },
      required: true,
      default: true,
    }),
    closedUntil: date({
      label: { fa: 'دوره بسته تا', en: 'Closed until' },
      hint: {
        fa: 'بردها و باخت‌ها تا پایان این روز دیگر تغییر نمی‌کنند.',
        en: 'What was won or lost until the end of this day no longer changes.',
      },
    }),
    dealsToClosers: yesNo({
      label: { fa: 'معاملهٔ تازه خودبه‌خود به فروشنده می‌رسد', en: 'New deals go to closers by themselves' },
      hint: {
        fa: 'معامله‌ای که از سرنخ ساخته می‌شود به کسی می‌رسد که «فروشنده» شناخته شده و کمترین معاملهٔ باز را دارد؛ مگر صاحب سرنخ خود چنین باشد. سرنخ نزد صاحبش می‌ماند.',
        en: 'A deal made of a lead goes to the closer with the fewest open deals, unless it is a closer’s own. The lead stays with whom it was.',
      },
      default: false,
    }),
    tasksClimb: choice({
      label: {
        fa: 'کار عقب‌افتاده به مدیر تیم می‌رسد',
        en: 'An overdue task climbs to the manager of the team',
      },
      hint: {
        fa: 'کاری که برای یک مشتری، سرنخ یا معامله است و از سررسیدش گذشته.',
        en: 'One that is for a customer, a lead or a deal, after its due time.',
      },
      choices: climbTimes,
      default: usualClimb,
    }),
    scoringLeads: yesNo({
      label: { fa: 'امتیاز سرنخ‌ها حساب می‌شود', en: 'Leads are being scored' },
      readOnly: true,
    }),
    leadsScoredAt: dateTime({
      label: { fa: 'امتیاز سرنخ‌ها حساب شد در', en: 'Leads were scored at' },
      readOnly: true,
    }),
    leadsRescored: number({
      label: { fa: 'سرنخ‌هایی که امتیازشان عوض شد', en: 'Leads whose score changed' },
      readOnly: true,
      decimals: 0,
    }),
  },
});

export type SalesPolicy = {
  readonly id: string | undefined;
  readonly leaderboard: boolean;
  readonly closedUntil: string | null;
  readonly tasksClimb: ClimbTime;
  readonly dealsToClosers: boolean;
};

/** Writes what only the system knows of it; the first of it makes the record. */
export async function notePolicy(tx: RecordTx, values: Input<typeof salesPolicy.declared>): Promise<void> {
  const records = tx.bySystem('what is known of sales').records(salesPolicy);
  const { id } = await readPolicy(tx);
  if (id === undefined) await records.create([values]);
  else await records.update([{ id, values }]);
}

export async function readPolicy(tx: RecordTx): Promise<SalesPolicy> {
  const { records } = await tx.bySystem('the policy of sales').records(salesPolicy).page({ limit: 1 });
  const values = records[0]?.values ?? {};
  return {
    id: records[0]?.id,
    leaderboard: values['leaderboard'] !== false,
    closedUntil: (values['closedUntil'] as string | null | undefined) ?? null,
    dealsToClosers: values['dealsToClosers'] === true,
    tasksClimb: (values['tasksClimb'] as ClimbTime | null | undefined) ?? usualClimb,
  };
}
