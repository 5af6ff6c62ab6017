import { choice, condition, duration, number, team, text, yesNo } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { rescoreAfter } from './rescore.ts';

const place = {
  position: number({ label: { fa: 'جایگاه', en: 'Position' }, decimals: 3 }),
  active: yesNo({ label: { fa: 'فعال', en: 'Active' }, required: true, default: true }),
};

/** Points for leads of which a condition holds: what the firm has learnt of those who buy. */
export const leadScoreRule = defineObject('lead_score_rule', {
  module: 'sales',
  one: { fa: 'قاعدهٔ امتیاز سرنخ', en: 'Lead scoring rule' },
  many: { fa: 'قاعده‌های امتیاز سرنخ', en: 'Lead scoring rules' },
  title: 'name',
  listed: false,
  readByAll: true,
  lifecycle: { settled: rescoreAfter },
  fields: {
    name: text({
      label: { fa: 'نام', en: 'Name' },
      required: true,
      unique: true,
      searchable: 'name',
      max: 120,
    }),
    condition: condition({ label: { fa: 'اگر', en: 'If' }, required: true, of: 'lead' }),
    points: number({
      label: { fa: 'امتیاز', en: 'Points' },
      required: true,
      min: -100,
      max: 100,
      decimals: 0,
    }),
    ...place,
  },
});

/** Ways by which a lead finds who is to care for it. */
export const ways = [
  { key: 'turn', label: { fa: 'به نوبت', en: 'In turn' } },
  { key: 'least', label: { fa: 'کم‌کارترین', en: 'Fewest open leads' } },
  { key: 'attractor', label: { fa: 'جذب‌کننده‌ها', en: 'Who attracts best' } },
  { key: 'territory', label: { fa: 'مسئول منطقه', en: 'Whose territory it is' } },
] as const;

/** Whom new leads go to that nobody was named for; the first rule that holds decides. */
export const leadAssignmentRule = defineObject('lead_assignment_rule', {
  module: 'sales',
  one: { fa: 'قاعدهٔ واگذاری سرنخ', en: 'Lead assignment rule' },
  many: { fa: 'قاعده‌های واگذاری سرنخ', en: 'Lead assignment rules' },
  title: 'name',
  listed: false,
  readByAll: true,
  fields: {
    name: text({
      label: { fa: 'نام', en: 'Name' },
      required: true,
      unique: true,
      searchable: 'name',
      max: 120,
    }),
    condition: condition({
      label: { fa: 'اگر', en: 'If' },
      hint: { fa: 'خالی یعنی هر سرنخی.', en: 'Empty means every lead.' },
      of: 'lead',
    }),
    team: team({
      label: { fa: 'به تیم', en: 'To the team' },
      hint: { fa: 'میان همکاران فعال آن.', en: 'Among its active members.' },
      required: true,
    }),
    skill: text({
      label: { fa: 'مهارت', en: 'Skill' },
      hint: {
        fa: 'تنها به همکارانی که این مهارت را دارند؛ خالی یعنی همه.',
        en: 'Only to members who have it; empty means all of them.',
      },
      max: 60,
    }),
    way: choice({
      label: { fa: 'چگونه', en: 'How' },
      hint: {
        fa: 'جذب‌کننده کسی است که نرخ تبدیل سرنخش در یک سال گذشته بی‌گمان از همه بهتر است؛ تا پیدا نشود کم‌کارترین می‌گیرد.',
        en: 'Who attracts is surely better than all at converting leads within a year; until there is one, who has the fewest gets it.',
      },
      required: true,
      default: 'turn',
      choices: ways,
    }),
    acquaintance: yesNo({
      label: { fa: 'نخست آشنای مشتری', en: 'First who knows the customer' },
      hint: {
        fa: 'اگر سرنخ از آنِ شخصی است که می‌شناسیم، به مسئول او می‌رسد.',
        en: 'Where the lead is of a party that we know, it goes to who is responsible for it.',
      },
      required: true,
      default: true,
    }),
    acceptWithin: duration({
      label: { fa: 'مهلت پذیرش', en: 'To be accepted within' },
      hint: {
        fa: 'پس از آن به نفر بعدی می‌رسد؛ خالی یعنی بی‌مهلت.',
        en: 'After it the lead goes to the next one; empty means no limit.',
      },
    }),
    ...place,
  },
});
