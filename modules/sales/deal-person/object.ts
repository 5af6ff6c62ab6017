import { choice, link, longText, member, rating, text } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { prepareDealPeople } from './rules.ts';

/** Somebody who has a part in a customer's decision. */
export const dealPerson = defineObject('deal_person', {
  module: 'sales',
  one: { fa: 'نقش در تصمیم', en: 'Part in the decision' },
  many: { fa: 'افراد معامله', en: 'People of deals' },
  title: 'title',
  owner: 'owner',
  handOver: 'none',
  listed: false,
  lifecycle: { prepare: prepareDealPeople },
  fields: {
    title: text({
      label: { fa: 'عنوان', en: 'Title' },
      required: true,
      ruled: true,
      readOnly: true,
      max: 200,
    }),
    deal: link({
      label: { fa: 'معامله', en: 'Deal' },
      required: true,
      to: 'deal',
      back: { fa: 'افراد معامله', en: 'People of the deal' },
    }),
    person: link({
      label: { fa: 'شخص', en: 'Person' },
      required: true,
      to: 'party',
      back: { fa: 'نقش در معامله‌ها', en: 'Parts in deals' },
    }),
    part: choice({
      label: { fa: 'نقش', en: 'Part' },
      required: true,
      default: 'decides',
      choices: [
        { key: 'decides', label: { fa: 'تصمیم‌گیرنده', en: 'Decides' }, color: 7 },
        { key: 'pays', label: { fa: 'تأمین‌کنندهٔ بودجه', en: 'Holds the budget' }, color: 3 },
        { key: 'influences', label: { fa: 'اثرگذار', en: 'Influences' }, color: 6 },
        { key: 'uses', label: { fa: 'کاربر نهایی', en: 'Uses it' }, color: 1 },
        { key: 'buys', label: { fa: 'مأمور خرید', en: 'Buys' }, color: 9 },
        { key: 'champions', label: { fa: 'پشتیبان ما', en: 'Champions us' }, color: 2 },
        { key: 'blocks', label: { fa: 'مخالف', en: 'Opposes' }, color: 4 },
      ],
    }),
    influence: rating({ label: { fa: 'میزان اثر', en: 'Influence' }, max: 5 }),
    note: longText({ label: { fa: 'توضیح', en: 'Note' }, max: 2_000 }),
    owner: member({ label: { fa: 'مسئول معامله', en: 'Owner of the deal' }, readOnly: true }),
  },
});
