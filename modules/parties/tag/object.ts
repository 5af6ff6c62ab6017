import { number, text } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';

/** A word by which records of any object are gathered. */
export const tag = defineObject('tag', {
  module: 'parties',
  one: { fa: 'برچسب', en: 'Tag' },
  many: { fa: 'برچسب‌ها', en: 'Tags' },
  title: 'name',
  listed: false,
  readByAll: true,
  vocabulary: true,
  fields: {
    name: text({
      label: { fa: 'نام', en: 'Name' },
      required: true,
      unique: true,
      searchable: 'name',
      indexed: true,
      max: 60,
    }),
    color: number({
      label: { fa: 'رنگ', en: 'Colour' },
      palette: true,
      min: 0,
      max: 9,
      decimals: 0,
      default: 0,
    }),
  },
});
