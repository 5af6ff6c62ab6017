import { defineModule } from '#records/define/define-module.ts';
import { dealCall, dealMeeting, dealNote, dealTask } from './activities/extensions.ts';
import { callList, callListEntry } from './call-list/objects.ts';
import { callListRoutes } from './call-list/routes.ts';
import { deal } from './deal/object.ts';
import { lead } from './lead/object.ts';
import { dealLine } from './deal-line/object.ts';
import { pricingRoutes } from './deal-line/routes.ts';
import { discountNotifications } from './discount/notices.ts';
import { discountApproval, discountLimit } from './discount/objects.ts';
import { leadRoutes } from './lead/routes.ts';
import { passOnLeads } from './lead/assign.ts';
import { leadAssignmentRule, leadScoreRule } from './lead-rules/objects.ts';
import { lossReason } from './loss-reason/object.ts';
import { rottingDeals } from './notices/digest.ts';
import { rotting } from './notices/rotting.ts';
import { pipeline } from './pipeline/object.ts';
import { partyPricing, price, priceList } from './price-list/objects.ts';
import { product } from './product/object.ts';
import { reportRoutes } from './reports/routes.ts';
import { expireQuotes } from './quote/deeds.ts';
import { quoteNotifications } from './quote/notices.ts';
import { quote, quoteLink, quoteVersion } from './quote/object.ts';
import { previewRoute } from './quote/preview.ts';
import { publicQuoteRoutes } from './quote/public-routes.ts';
import { quoteRoutes } from './quote/routes.ts';
import { quoteTemplate } from './quote/template.ts';
import { salesRights } from './rights.ts';
import { sampleSales } from './sample/sales.ts';
import { callScript, scriptAnswer, scriptEdition } from './script/objects.ts';
import { seedQuotes, seedSales, seedScript } from './seed.ts';
import { stage } from './stage/object.ts';
import { stageChange } from './stage-change/object.ts';

/** What the firm sells, and its deals on their way from the first word to won or lost. */
export const sales = defineModule({
  name: 'sales',
  needs: ['parties', 'work'],
  objects: [
    product,
    priceList,
    price,
    pipeline,
    stage,
    lossReason,
    deal,
    dealLine,
    discountLimit,
    discountApproval,
    quoteTemplate,
    quote,
    quoteVersion,
    quoteLink,
    stageChange,
    lead,
    leadScoreRule,
    leadAssignmentRule,
    callScript,
    scriptEdition,
    scriptAnswer,
    callList,
    callListEntry,
  ],
  extensions: [partyPricing, dealTask, dealCall, dealMeeting, dealNote].map(({ extension }) => extension),
  migrations: new URL('./migrations/', import.meta.url),
  rights: salesRights,
  notifications: [rotting, ...discountNotifications, ...quoteNotifications],
  digest: [rottingDeals],
  routes: (app, engine, tools) => {
    leadRoutes(app, engine);
    reportRoutes(app, engine);
    pricingRoutes(app, engine);
    quoteRoutes(app, engine, tools);
    publicQuoteRoutes(app, engine, tools);
    callListRoutes(app, engine, tools);
    previewRoute(app, engine, tools);
  },
  everyMinute: [passOnLeads, expireQuotes],
  seeds: { pipeline: seedSales, quotes: seedQuotes, script: seedScript },
  sample: sampleSales,
});

export { deal, lead, leadAssignmentRule, leadScoreRule, lossReason, pipeline, product, stage, stageChange };
export { dealLine, discountApproval, discountLimit, partyPricing, price, priceList };
export { quote, quoteLink, quoteTemplate, quoteVersion };
export { callList, callListEntry, callScript };
export { dealCall, dealMeeting, dealNote, dealTask };
