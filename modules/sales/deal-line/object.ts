import { choice, link, member, money, number, percent, text } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { priceSources } from './choices.ts';
import { prepareDealLines, settleDealLines } from './rules.ts';

/** What is sold in a deal: a product, how many, at what price. Who may change the deal may change its lines. */
export const dealLine = defineObject('deal_line', {
  module: 'sales',
  one: { fa: 'ردیف معامله', en: 'Deal line' },
  many: { fa: 'ردیف‌های معامله', en: 'Deal lines' },
  title: 'title',
  owner: 'owner',
  handOver: 'none',
  listed: false,
  lifecycle: { prepare: prepareDealLines, settled: settleDealLines },
  fields: {
    deal: link({ label: { fa: 'معامله', en: 'Deal' }, required: true, to: 'deal' }),
    position: number({ label: { fa: 'جایگاه', en: 'Position' }, required: true, ruled: true, decimals: 3 }),
    product: link({
      label: { fa: 'محصول', en: 'Product' },
      to: 'product',
      back: { fa: 'ردیف‌های فروش', en: 'Sold in deals' },
    }),
    title: text({
      label: { fa: 'شرح', en: 'Description' },
      hint: { fa: 'اگر خالی بماند نام محصول است.', en: 'The product’s name where left empty.' },
      required: true,
      ruled: true,
      searchable: 'name',
      max: 300,
    }),
    quantity: number({
      label: { fa: 'تعداد', en: 'Quantity' },
      required: true,
      default: 1,
      min: 0.001,
      max: 1_000_000_000,
      decimals: 3,
    }),
    unit: text({ label: { fa: 'واحد', en: 'Unit' }, max: 40 }),
    unitPrice: money({
      label: { fa: 'قیمت واحد', en: 'Unit price' },
      hint: {
        fa: 'اگر خالی بماند از فهرست قیمت می‌آید.',
        en: 'From the price lists where left empty.',
      },
      required: true,
      ruled: true,
    }),
    listPrice: money({ label: { fa: 'قیمت فهرست', en: 'List price' }, readOnly: true }),
    priceSource: choice({
      label: { fa: 'قیمت از', en: 'Price from' },
      readOnly: true,
      choices: priceSources,
    }),
    discountPercent: percent({ label: { fa: 'درصد تخفیف', en: 'Discount percent' } }),
    discountAmount: money({ label: { fa: 'مبلغ تخفیف', en: 'Discount amount' } }),
    taxRate: percent({
      label: { fa: 'نرخ مالیات', en: 'Tax rate' },
      hint: { fa: 'مالیات و عوارض ارزش افزوده، درصد', en: 'Value added tax, per cent' },
      required: true,
      ruled: true,
    }),
    net: money({
      label: { fa: 'پس از تخفیف', en: 'After discount' },
      hint: { fa: 'پیش از تخفیف کل و مالیات.', en: 'Before the discount on the whole, and tax.' },
      readOnly: true,
    }),
    owner: member({ label: { fa: 'مسئول معامله', en: 'The deal’s owner' }, readOnly: true }),
  },
});
