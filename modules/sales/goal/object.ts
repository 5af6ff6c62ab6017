import { choice, date, link, longText, member, money, number, team, text } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { goalMeasures, goalPeriods, goalScopes } from './choices.ts';
import { prepareGoals } from './rules.ts';

const whose = { fa: 'هدف چه کسی', en: 'Whose goal' };

/** What is to be reached by when, as a number or an amount. Without either it is a wish, and is refused. */
export const goal = defineObject('goal', {
  module: 'sales',
  one: { fa: 'هدف', en: 'Goal' },
  many: { fa: 'هدف‌ها', en: 'Goals' },
  title: 'title',
  owner: 'owner',
  // What was reached or missed stays with who reached or missed it.
  handOver: { field: 'endsOn', op: 'within', value: 'next-n-days:1000' },
  listed: false,
  lifecycle: { prepare: prepareGoals },
  fields: {
    title: text({
      label: { fa: 'عنوان', en: 'Title' },
      hint: {
        fa: 'اگر خالی بماند از سنجه و دوره ساخته می‌شود.',
        en: 'Made of the measure and the period where left empty.',
      },
      required: true,
      ruled: true,
      searchable: 'name',
      max: 200,
    }),
    measure: choice({
      label: { fa: 'چه چیزی', en: 'Of what' },
      required: true,
      default: 'revenue',
      choices: goalMeasures,
    }),
    count: number({
      label: { fa: 'عدد هدف', en: 'Target number' },
      min: 1,
      decimals: 0,
      rules: { shownWhen: { field: 'measure', op: 'ne', value: 'revenue' } },
    }),
    amount: money({
      label: { fa: 'مبلغ هدف', en: 'Target amount' },
      hint: {
        fa: 'برای درآمد؛ برای فرصت‌ها به جای عدد',
        en: 'For revenue; for opportunities in place of a number',
      },
      rules: { shownWhen: { field: 'measure', op: 'in', value: ['revenue', 'opportunities'] } },
    }),
    period: choice({
      label: { fa: 'دوره', en: 'Period' },
      required: true,
      default: 'month',
      choices: goalPeriods,
    }),
    startsOn: date({
      label: { fa: 'روزی از دوره', en: 'A day of the period' },
      hint: {
        fa: 'هر روزی از دوره؛ هدف از نخستین روز آن آغاز می‌شود.',
        en: 'Any day of the period; the goal begins with its first.',
      },
      required: true,
      indexed: true,
    }),
    endsOn: date({
      label: { fa: 'مهلت', en: 'Due on' },
      required: true,
      ruled: true,
      readOnly: true,
      indexed: true,
    }),
    scope: choice({
      label: { fa: 'برای', en: 'For' },
      section: whose,
      required: true,
      default: 'person',
      choices: goalScopes,
    }),
    owner: member({
      label: { fa: 'مسئول', en: 'Owner' },
      hint: {
        fa: 'کسی که پاسخ‌گوی هدف است؛ در هدف یک نفر، خود او.',
        en: 'Who answers for the goal; of a person’s goal that person.',
      },
      section: whose,
    }),
    team: team({
      label: { fa: 'تیم', en: 'Team' },
      section: whose,
      rules: { shownWhen: { field: 'scope', op: 'eq', value: 'team' } },
    }),
    product: link({
      label: { fa: 'تنها این محصول', en: 'Of this product alone' },
      section: whose,
      to: 'product',
      back: { fa: 'هدف‌ها', en: 'Goals' },
      rules: { shownWhen: { field: 'measure', op: 'notIn', value: ['calls', 'meetings'] } },
    }),
    note: longText({ label: { fa: 'توضیح', en: 'Note' }, max: 2_000 }),
  },
});
