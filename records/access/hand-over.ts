import { choice, member as memberField, number, yesNo } from '../define/declare.ts';
import { defineObject } from '../define/define-object.ts';

/**
 * One giving of all that somebody was responsible for to somebody else. What it moved is kept beside it as long as it can be
 * taken back.
 */
export const handOver = defineObject('hand_over', {
  module: 'records',
  one: { fa: 'سپردن کارها', en: 'Hand-over' },
  many: { fa: 'سپردن‌های کارها', en: 'Hand-overs' },
  title: 'state',
  owner: 'owner',
  handOver: 'none',
  listed: false,
  fields: {
    from: memberField({ label: { fa: 'از چه کسی', en: 'From' }, required: true, readOnly: true }),
    to: memberField({ label: { fa: 'به چه کسی', en: 'To' }, required: true, readOnly: true }),
    state: choice({
      label: { fa: 'وضعیت', en: 'State' },
      required: true,
      readOnly: true,
      choices: [
        { key: 'giving', label: { fa: 'در حال سپردن', en: 'Being handed over' } },
        { key: 'given', label: { fa: 'سپرده‌شده', en: 'Handed over' } },
        { key: 'returning', label: { fa: 'در حال بازگرداندن', en: 'Being taken back' } },
        { key: 'returned', label: { fa: 'بازگردانده', en: 'Taken back' } },
      ],
    }),
    deactivated: yesNo({
      label: { fa: 'با غیرفعال کردن', en: 'With deactivation' },
      required: true,
      readOnly: true,
      default: false,
    }),
    given: number({ label: { fa: 'سپرده‌شده', en: 'Handed over' }, readOnly: true, decimals: 0 }),
    back: number({ label: { fa: 'بازگردانده', en: 'Taken back' }, readOnly: true, decimals: 0 }),
    owner: memberField({ label: { fa: 'سپارنده', en: 'Asked for by' }, readOnly: true }),
  },
});
