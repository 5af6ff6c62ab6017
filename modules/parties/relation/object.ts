import { choice, date, link } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { relationKinds } from './kinds.ts';
import { prepareRelations } from './rules.ts';

/**
 * What one party is to another: `from` is the `kind` of `to` («همسر»، «معرف»). It holds no words of its own, so that
 * who sees neither end learns nothing of them.
 */
export const relation = defineObject('relation', {
  module: 'parties',
  one: { fa: 'رابطه', en: 'Relation' },
  many: { fa: 'رابطه‌ها', en: 'Relations' },
  title: 'kind',
  listed: false,
  lifecycle: { prepare: prepareRelations },
  fields: {
    from: link({
      label: { fa: 'این شخص', en: 'This party' },
      required: true,
      to: 'party',
      back: { fa: 'رابطه‌ها', en: 'Relations' },
    }),
    kind: choice({
      label: { fa: 'نسبت', en: 'Relation' },
      required: true,
      choices: relationKinds.map(({ key, label }) => ({ key, label })),
    }),
    to: link({
      label: { fa: 'با', en: 'Of' },
      required: true,
      to: 'party',
      back: { fa: 'رابطه‌های دیگران با او', en: 'Relations of others' },
    }),
    since: date({ label: { fa: 'از تاریخ', en: 'Since' } }),
    until: date({ label: { fa: 'تا تاریخ', en: 'Until' } }),
  },
});
