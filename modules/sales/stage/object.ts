import { choice, choices, link, number, percent, structured, text } from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { stageKinds } from './kinds.ts';
import { needChoices } from './needs.ts';
import './shape.ts';
import { usualStages } from './usual-stages.ts';
import { prepareStages, settleStages } from './rules.ts';

/** A step of a pipeline. */
export const stage = defineObject('stage', {
  module: 'sales',
  one: { fa: 'مرحله', en: 'Stage' },
  many: { fa: 'مرحله‌ها', en: 'Stages' },
  title: 'name',
  inOrder: 'position',
  listed: false,
  readByAll: true,
  lifecycle: { prepare: prepareStages, settled: settleStages },
  synonyms: usualStages,
  fields: {
    pipeline: link({
      label: { fa: 'کاریز فروش', en: 'Pipeline' },
      required: true,
      to: 'pipeline',
      back: { fa: 'مرحله‌ها', en: 'Stages' },
    }),
    name: text({ label: { fa: 'نام', en: 'Name' }, required: true, searchable: 'name', max: 80 }),
    position: number({ label: { fa: 'جایگاه', en: 'Position' }, required: true, decimals: 3 }),
    kind: choice({
      label: { fa: 'معنا', en: 'Meaning' },
      required: true,
      default: 'open',
      choices: stageKinds,
    }),
    probability: percent({
      label: { fa: 'احتمال برد', en: 'Probability' },
      hint: {
        fa: 'از هر صد معامله در این مرحله چند تا برده می‌شود.',
        en: 'Of a hundred deals in this stage, how many are won.',
      },
      required: true,
    }),
    allowedDays: number({
      label: { fa: 'روزهای مجاز', en: 'Allowed days' },
      hint: {
        fa: 'معامله‌ای که بیش از این بی‌حرکت بماند راکد است: نه مرحله‌اش عوض شود و نه کاری برایش بشود.',
        en: 'A deal that lies still for longer is rotting: no other stage, and nothing done for it.',
      },
      min: 1,
      max: 3_650,
      decimals: 0,
    }),
    color: number({
      label: { fa: 'رنگ', en: 'Colour' },
      palette: true,
      min: 0,
      max: 9,
      decimals: 0,
      default: 0,
    }),
    entryNeeds: choices({
      label: { fa: 'پیش از آمدن به این مرحله', en: 'Before a deal enters' },
      hint: {
        fa: 'معامله‌ای که از این مرحله بگذرد هم این‌ها را دارد.',
        en: 'A deal that passes over this stage has these as well.',
      },
      choices: needChoices,
    }),
    exitNeeds: choices({
      label: { fa: 'پیش از رفتن به مرحلهٔ بعد', en: 'Before a deal goes on' },
      choices: needChoices,
    }),
    exitFields: structured({
      label: { fa: 'فیلدهای پیش از رفتن', en: 'Fields before going on' },
      hint: {
        fa: 'نام API فیلدهای معامله.',
        en: 'API names of the deal’s fields.',
      },
      shape: 'field-names',
    }),
    tasks: structured({
      label: { fa: 'کارهایی که می‌آورد', en: 'Tasks that it brings' },
      shape: 'stage-tasks',
    }),
  },
});
