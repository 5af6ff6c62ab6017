import { foldSearch } from '#persian/fold.ts';
import { member } from '#records/access/objects.ts';
import { longText } from '#records/define/declare.ts';
import { extendObject } from '#records/define/extend-object.ts';
import { itemsIn } from '../items.ts';

/** What a colleague is good at, by which leads find him. */
export const salesMember = extendObject(member, {
  module: 'sales',
  fields: {
    skills: longText({
      label: { fa: 'مهارت‌ها', en: 'Skills' },
      hint: {
        fa: 'با ویرگول: انگلیسی، فروش سازمانی، صنعت غذا. قاعده‌های واگذاری سرنخ به آن نگاه می‌کنند.',
        en: 'Separated by commas: English, corporate sales, food industry. Rules that assign leads look at it.',
      },
      max: 500,
    }),
  },
});

/** Whether somebody has a skill, however it is spelt; everybody has none in particular. */
export const hasSkill = (skills: unknown, wanted: string | null): boolean =>
  wanted === null || itemsIn(skills).some((one) => foldSearch(one) === foldSearch(wanted));
