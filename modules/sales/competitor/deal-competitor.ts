import { choice, link, longText, member, money, text, yesNo } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { prepareMet } from './rules.ts';

/** A competitor that is met on a deal: his price, his moves, and whether he got it. Whoever sees the deal's owner's deals sees it. */
export const dealCompetitor = defineObject('deal_competitor', {
  module: 'sales',
  one: { fa: 'رقیب در معامله', en: 'Competitor on a deal' },
  many: { fa: 'رقیبان در معامله', en: 'Competitors on deals' },
  title: 'title',
  owner: 'owner',
  handOver: 'none',
  listed: false,
  lifecycle: { prepare: prepareMet },
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
      back: { fa: 'رقیبان', en: 'Competitors' },
    }),
    competitor: link({
      label: { fa: 'رقیب', en: 'Competitor' },
      required: true,
      to: 'competitor',
      back: { fa: 'معامله‌هایی که او هم بود', en: 'Deals that it was on' },
    }),
    price: money({ label: { fa: 'قیمت او', en: 'Its price' } }),
    strength: choice({
      label: { fa: 'در برابر ما', en: 'Against us' },
      choices: [
        { key: 'behind', label: { fa: 'ضعیف‌تر', en: 'Weaker' }, color: 7 },
        { key: 'even', label: { fa: 'برابر', en: 'Even' }, color: 3 },
        { key: 'ahead', label: { fa: 'قوی‌تر', en: 'Stronger' }, color: 4 },
      ],
      open: true,
    }),
    gotIt: yesNo({
      label: { fa: 'معامله را برد', en: 'Got the deal' },
      hint: { fa: 'وقتی باختیم و مشتری او را برگزید.', en: 'Where we lost and the customer chose it.' },
    }),
    moves: longText({
      label: { fa: 'چه کرد', en: 'Its moves' },
      hint: {
        fa: 'تخفیف، شرط پرداخت، قول تحویل…',
        en: 'A discount, terms of payment, a promise of delivery…',
      },
      max: 4_000,
    }),
    owner: member({ label: { fa: 'مسئول معامله', en: 'Owner of the deal' }, readOnly: true }),
  },
});
