import { link, number, text } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { settlePipelines } from './rules.ts';

/** A way that deals go, stage by stage. The first one by position takes deals for which none is named. */
export const pipeline = defineObject('pipeline', {
  module: 'sales',
  one: { fa: 'کاریز فروش', en: 'Pipeline' },
  many: { fa: 'کاریزهای فروش', en: 'Pipelines' },
  title: 'name',
  inOrder: 'position',
  listed: false,
  readByAll: true,
  lifecycle: { settled: settlePipelines },
  fields: {
    name: text({
      label: { fa: 'نام', en: 'Name' },
      required: true,
      unique: true,
      searchable: 'name',
      max: 100,
    }),
    acceptedStage: link({
      label: { fa: 'پس از پذیرش پیش‌فاکتور', en: 'When a quote is accepted' },
      hint: {
        fa: 'معامله به این مرحله می‌رود؛ خالی یعنی همان‌جا می‌ماند.',
        en: 'The deal goes to this stage; empty means that it stays.',
      },
      to: 'stage',
    }),
    position: number({ label: { fa: 'جایگاه', en: 'Position' }, required: true, default: 0, decimals: 3 }),
  },
});
