import { number, text, yesNo } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';

/** Why deals are lost, in the firm's own words. */
export const lossReason = defineObject('loss_reason', {
  module: 'sales',
  one: { fa: 'دلیل باخت', en: 'Reason of loss' },
  many: { fa: 'دلیل‌های باخت', en: 'Reasons of loss' },
  title: 'name',
  inOrder: 'position',
  listed: false,
  readByAll: true,
  vocabulary: true,
  fields: {
    name: text({
      label: { fa: 'نام', en: 'Name' },
      required: true,
      unique: true,
      searchable: 'name',
      max: 100,
    }),
    position: number({ label: { fa: 'جایگاه', en: 'Position' }, decimals: 3 }),
    active: yesNo({ label: { fa: 'فعال', en: 'Active' }, required: true, default: true }),
  },
});
