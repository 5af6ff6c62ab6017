import { link, longText, text, url, yesNo } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';

/** Who else the customer may buy from. */
export const competitor = defineObject('competitor', {
  module: 'sales',
  one: { fa: 'رقیب', en: 'Competitor' },
  many: { fa: 'رقیبان', en: 'Competitors' },
  title: 'name',
  listed: false,
  readByAll: true,
  alike: ['name'],
  fields: {
    name: text({
      aliases: ['competitor', 'rival', 'رقیب', 'نام رقیب'],
      label: { fa: 'نام', en: 'Name' },
      required: true,
      unique: true,
      searchable: 'name',
      indexed: true,
      max: 120,
    }),
    party: link({
      label: { fa: 'شخص', en: 'Party' },
      hint: { fa: 'اگر پرونده‌ای از او دارید.', en: 'Where you keep a record of it.' },
      to: 'party',
      back: { fa: 'به نام رقیب', en: 'As a competitor' },
    }),
    website: url({ label: { fa: 'وبگاه', en: 'Website' } }),
    strengths: longText({ label: { fa: 'نقطه‌های قوت', en: 'Strengths' }, max: 4_000 }),
    weaknesses: longText({ label: { fa: 'نقطه‌های ضعف', en: 'Weaknesses' }, max: 4_000 }),
    active: yesNo({ label: { fa: 'فعال', en: 'Active' }, required: true, default: true }),
  },
});
