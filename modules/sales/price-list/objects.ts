import { date, link, money, number, text, yesNo } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { preparePriceLists, preparePrices } from './rules.ts';

const term = {
  validFrom: date({ label: { fa: 'از تاریخ', en: 'Valid from' } }),
  validTo: date({ label: { fa: 'تا تاریخ', en: 'Valid to' } }),
};

/** Prices that hold for those who were given it; the default one holds for everybody else. */
export const priceList = defineObject('price_list', {
  module: 'sales',
  one: { fa: 'فهرست قیمت', en: 'Price list' },
  many: { fa: 'فهرست‌های قیمت', en: 'Price lists' },
  title: 'name',
  lifecycle: { prepare: preparePriceLists },
  fields: {
    name: text({
      label: { fa: 'نام', en: 'Name' },
      required: true,
      unique: true,
      searchable: 'name',
      indexed: true,
      max: 120,
    }),
    isDefault: yesNo({
      label: { fa: 'پیش‌فرض', en: 'Default' },
      hint: {
        fa: 'برای هر کس که فهرست دیگری ندارد. تنها یک فهرست پیش‌فرض است.',
        en: 'For everybody who has no other list. Only one list is the default.',
      },
      required: true,
      default: false,
    }),
    active: yesNo({ label: { fa: 'فعال', en: 'Active' }, required: true, default: true }),
    ...term,
  },
});

/** What a product costs on a list, or for one customer; from a quantity on, for a while. */
export const price = defineObject('price', {
  module: 'sales',
  one: { fa: 'قیمت', en: 'Price' },
  many: { fa: 'قیمت‌ها', en: 'Prices' },
  title: 'price',
  listed: false,
  lifecycle: { prepare: preparePrices },
  fields: {
    product: link({
      aliases: ['product name', 'item', 'کالا', 'نام کالا'],
      label: { fa: 'محصول', en: 'Product' },
      required: true,
      to: 'product',
      back: { fa: 'قیمت‌ها', en: 'Prices' },
    }),
    price: money({
      aliases: ['unit price', 'قیمت واحد', 'فی'],
      label: { fa: 'قیمت واحد', en: 'Unit price' },
      required: true,
      indexed: true,
    }),
    list: link({
      label: { fa: 'در فهرست', en: 'On the list' },
      hint: {
        fa: 'هر قیمت یا از آنِ فهرستی است یا ویژهٔ یک مشتری.',
        en: 'A price belongs to a list, or to one customer.',
      },
      to: 'price_list',
      back: { fa: 'قیمت‌ها', en: 'Prices' },
    }),
    party: link({
      label: { fa: 'ویژهٔ مشتری', en: 'For the customer' },
      to: 'party',
      back: { fa: 'قیمت‌های ویژه', en: 'Own prices' },
    }),
    fromQuantity: number({
      label: { fa: 'از تعداد', en: 'From quantity' },
      hint: { fa: 'برای خرید این تعداد و بیشتر.', en: 'When this many or more are bought.' },
      required: true,
      default: 0,
      min: 0,
      max: 1_000_000_000,
      decimals: 3,
    }),
    ...term,
  },
});
