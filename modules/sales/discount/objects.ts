import { choice, dateTime, link, longText, member, percent, team } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { prepareDiscountLimits } from './rules.ts';

/** How much of a price a role or a team may give away without asking. Who is named by none is not limited. */
export const discountLimit = defineObject('discount_limit', {
  module: 'sales',
  one: { fa: 'سقف تخفیف', en: 'Discount limit' },
  many: { fa: 'سقف‌های تخفیف', en: 'Discount limits' },
  title: 'percent',
  listed: false,
  lifecycle: { prepare: prepareDiscountLimits },
  fields: {
    percent: percent({ label: { fa: 'تا درصد', en: 'Up to per cent' }, required: true, indexed: true }),
    role: link({ label: { fa: 'برای نقش', en: 'For the role' }, to: 'role' }),
    team: team({ label: { fa: 'برای تیم', en: 'For the team' } }),
  },
});

export const approvalStates = [
  { key: 'asked', label: { fa: 'در انتظار', en: 'Waiting' }, color: 3 },
  { key: 'approved', label: { fa: 'پذیرفته', en: 'Approved' }, color: 7 },
  { key: 'refused', label: { fa: 'رد شده', en: 'Refused' }, color: 4 },
] as const;

/** Leave for a discount beyond somebody's limit; it is asked for and decided, never edited. */
export const discountApproval = defineObject('discount_approval', {
  module: 'sales',
  one: { fa: 'اجازهٔ تخفیف', en: 'Discount approval' },
  many: { fa: 'اجازه‌های تخفیف', en: 'Discount approvals' },
  title: 'percent',
  owner: 'owner',
  handOver: 'none',
  listed: false,
  lifecycle: {
    facts: ({ before, after }) =>
      !after || before?.['state'] === after['state'] ? [] : [`discount.${String(after['state'])}`],
  },
  fields: {
    deal: link({ label: { fa: 'معامله', en: 'Deal' }, required: true, readOnly: true, to: 'deal' }),
    percent: percent({
      label: { fa: 'تخفیف', en: 'Discount' },
      hint: { fa: 'بیشترین تخفیف میان ردیف‌ها، درصد.', en: 'The deepest of any line, per cent.' },
      required: true,
      readOnly: true,
      indexed: true,
    }),
    state: choice({
      label: { fa: 'وضعیت', en: 'Status' },
      required: true,
      readOnly: true,
      default: 'asked',
      indexed: true,
      choices: approvalStates,
    }),
    note: longText({ label: { fa: 'چرا', en: 'Why' }, readOnly: true, max: 1_000 }),
    owner: member({ label: { fa: 'خواهنده', en: 'Asked by' }, readOnly: true }),
    decidedBy: member({ label: { fa: 'تصمیم‌گیرنده', en: 'Decided by' }, readOnly: true }),
    decidedAt: dateTime({ label: { fa: 'زمان تصمیم', en: 'Decided at' }, readOnly: true }),
    reason: longText({ label: { fa: 'دلیل', en: 'Reason' }, readOnly: true, max: 1_000 }),
  },
});
