import { date, link, money, team, text } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';

/**
 * What was foretold for a month on a day, for a pipeline and of it for each team; written by the clock alone. Nobody's
 * role reads it as such: the forecast shows whom it may concern what he may see.
 */
export const forecastSnapshot = defineObject('forecast_snapshot', {
  module: 'sales',
  one: { fa: 'پیش‌بینی ثبت‌شده', en: 'Kept forecast' },
  many: { fa: 'پیش‌بینی‌های ثبت‌شده', en: 'Kept forecasts' },
  title: 'takenOn',
  listed: false,
  keptForGood: true,
  fields: {
    key: text({
      label: { fa: 'کلید', en: 'Key' },
      hint: { fa: 'کاریز، تیم، ماه و روز', en: 'Pipeline, team, month and day' },
      required: true,
      readOnly: true,
      unique: true,
      max: 120,
    }),
    takenOn: date({ label: { fa: 'روز ثبت', en: 'Kept on' }, required: true, readOnly: true, indexed: true }),
    month: date({
      label: { fa: 'ماهی که از این روز آغاز می‌شود', en: 'The month that begins on this day' },
      required: true,
      readOnly: true,
    }),
    pipeline: link({
      label: { fa: 'کاریز فروش', en: 'Pipeline' },
      required: true,
      readOnly: true,
      to: 'pipeline',
    }),
    team: team({ label: { fa: 'تیم', en: 'Team' }, readOnly: true }),
    weighted: money({ label: { fa: 'به وزن مرحله', en: 'By stage' }, readOnly: true }),
    commit: money({ label: { fa: 'قطعی', en: 'Commit' }, readOnly: true }),
    statistical: money({ label: { fa: 'آماری', en: 'Statistical' }, readOnly: true }),
    low: money({ label: { fa: 'دست‌کم', en: 'At least' }, readOnly: true }),
    high: money({ label: { fa: 'دست‌بالا', en: 'At most' }, readOnly: true }),
  },
});
