import { longText, money, percent, text, yesNo } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';

/** What the firm sells. */
export const product = defineObject('product', {
  module: 'sales',
  one: { fa: 'محصول', en: 'Product' },
  many: { fa: 'محصولات', en: 'Products' },
  title: 'name',
  fields: {
    name: text({
      aliases: [
        'product',
        'product name',
        'item',
        'title',
        'محصول',
        'نام محصول',
        'کالا',
        'نام کالا',
        'شرح کالا',
      ],
      label: { fa: 'نام', en: 'Name' },
      required: true,
      searchable: 'name',
      indexed: true,
      max: 200,
    }),
    code: text({
      aliases: ['sku', 'product code', 'item code', 'product id', 'کد کالا', 'کد محصول'],
      label: { fa: 'کد', en: 'Code' },
      hint: { fa: 'کد کالا یا SKU', en: 'Item code or SKU' },
      unique: true,
      searchable: 'name',
      indexed: true,
      max: 60,
    }),
    series: text({
      aliases: ['product series', 'family', 'خانواده'],
      label: { fa: 'سری', en: 'Series' },
      indexed: true,
      max: 100,
    }),
    category: text({
      aliases: ['group', 'product group', 'گروه', 'گروه کالا'],
      label: { fa: 'دسته', en: 'Category' },
      indexed: true,
      max: 100,
    }),
    listPrice: money({
      aliases: ['sales price', 'price', 'unit price', 'قیمت', 'قیمت فروش', 'قیمت واحد', 'فی'],
      label: { fa: 'قیمت فهرست', en: 'List price' },
      indexed: true,
    }),
    unit: text({
      aliases: ['unit of measure', 'واحد شمارش', 'واحد اندازه‌گیری'],
      label: { fa: 'واحد', en: 'Unit' },
      hint: { fa: 'مانند عدد، ساعت، متر', en: 'Such as piece, hour, metre' },
      max: 40,
    }),
    taxRate: percent({
      aliases: ['vat', 'tax', 'مالیات', 'نرخ مالیات', 'ارزش افزوده'],
      label: { fa: 'نرخ مالیات', en: 'Tax rate' },
      hint: {
        fa: 'مالیات و عوارض، درصد؛ خالی یعنی نرخ رایج.',
        en: 'Value added tax, per cent; empty means the usual rate.',
      },
    }),
    active: yesNo({
      label: { fa: 'فعال', en: 'Active' },
      hint: {
        fa: 'محصول غیرفعال در معامله‌های تازه پیشنهاد نمی‌شود.',
        en: 'An inactive product is not offered for new deals.',
      },
      required: true,
      default: true,
    }),
    description: longText({
      aliases: ['notes', 'توضیحات', 'شرح'],
      label: { fa: 'توضیح', en: 'Description' },
      max: 10_000,
    }),
  },
});
