import { defineModule } from '#records/define/define-module.ts';
import { dealCall, dealFile, dealMeeting, dealNote, dealTask } from './activities/extensions.ts';
import { calling } from './call-list/part.ts';
import { surroundings } from './competitor/part.ts';
import { pricing } from './deal-line/part.ts';
import { deal } from './deal/object.ts';
import { forecasts } from './forecast/part.ts';
import { goals } from './goal/part.ts';
import { leads } from './lead/part.ts';
import { lossReason } from './loss-reason/object.ts';
import { missedRoutes } from './missed/routes.ts';
import { rottingDeals } from './notices/digest.ts';
import { rotting } from './notices/rotting.ts';
import { pipeline } from './pipeline/object.ts';
import { pipelineRoutes } from './pipeline/routes.ts';
import { product } from './product/object.ts';
import { quotes } from './quote/part.ts';
import { reportFileRoutes } from './reports/file/routes.ts';
import { reportRoutes } from './reports/routes.ts';
import { salesRights } from './rights.ts';
import { sampleSales } from './sample/sales.ts';
import { seedSales } from './seed.ts';
import { sequences } from './sequence/part.ts';
import { stageChange } from './stage-change/object.ts';
import { stage } from './stage/object.ts';
import { taxes } from './tax/part.ts';
import { territories } from './territory/part.ts';

/** What the firm sells, and its deals on their way from the first word to won or lost. */
export const sales = defineModule({
  name: 'sales',
  needs: ['parties', 'work'],
  objects: [product, pipeline, stage, lossReason, deal, stageChange],
  extensions: [dealTask, dealCall, dealMeeting, dealNote, dealFile].map(({ extension }) => extension),
  migrations: new URL('./migrations/', import.meta.url),
  rights: salesRights,
  notifications: [rotting],
  digest: [rottingDeals],
  routes: (app, engine, tools) => {
    reportRoutes(app, engine);
    reportFileRoutes(app, engine, tools);
    missedRoutes(app, engine);
    pipelineRoutes(app, engine);
  },
  seeds: { pipeline: seedSales },
  sample: sampleSales,
  parts: [leads, pricing, quotes, calling, sequences, forecasts, goals, surroundings, taxes, territories],
});

export { callList, callListEntry } from './call-list/objects.ts';
export { dealCompetitor } from './competitor/deal-competitor.ts';
export { competitor } from './competitor/object.ts';
export { dealPerson } from './deal-person/object.ts';
export { dealLine } from './deal-line/object.ts';
export { discountApproval, discountLimit } from './discount/objects.ts';
export { goal } from './goal/object.ts';
export { leadAssignmentRule, leadScoreRule } from './lead-rules/objects.ts';
export { lead } from './lead/object.ts';
export { salesPolicy } from './policy/object.ts';
export { price, priceList } from './price-list/objects.ts';
export { quote, quoteLink, quoteVersion } from './quote/object.ts';
export { quoteTemplate } from './quote/template.ts';
export { callScript } from './script/objects.ts';
export { salesParty, territory } from './territory/object.ts';
export { deal, lossReason, pipeline, product, stage, stageChange };
export { dealCall, dealFile, dealMeeting, dealNote, dealTask };
