import { defineModule } from '#records/define/define-module.ts';
import { dealCall, dealMeeting, dealNote, dealTask } from './activities/extensions.ts';
import { callList, callListEntry } from './call-list/objects.ts';
import { callListRoutes } from './call-list/routes.ts';
import { deal } from './deal/object.ts';
import { lead } from './lead/object.ts';
import { leadRoutes } from './lead/routes.ts';
import { passOnLeads } from './lead/assign.ts';
import { leadAssignmentRule, leadScoreRule } from './lead-rules/objects.ts';
import { lossReason } from './loss-reason/object.ts';
import { missedRoutes } from './missed/routes.ts';
import { rottingDeals } from './notices/digest.ts';
import { rotting } from './notices/rotting.ts';
import { pipeline } from './pipeline/object.ts';
import { product } from './product/object.ts';
import { reportRoutes } from './reports/routes.ts';
import { salesRights } from './rights.ts';
import { sampleSales } from './sample/sales.ts';
import { callScript, scriptAnswer, scriptEdition } from './script/objects.ts';
import { seedSales } from './seed.ts';
import { followUpClimbs } from './sequence/climb.ts';
import { enrolment, sequence } from './sequence/objects.ts';
import { sequenceRoutes } from './sequence/routes.ts';
import { runSequences } from './sequence/run.ts';
import { stage } from './stage/object.ts';
import { stageChange } from './stage-change/object.ts';

/** What the firm sells, and its deals on their way from the first word to won or lost. */
export const sales = defineModule({
  name: 'sales',
  needs: ['parties', 'work'],
  objects: [
    product,
    pipeline,
    stage,
    lossReason,
    deal,
    stageChange,
    lead,
    leadScoreRule,
    leadAssignmentRule,
    callScript,
    scriptEdition,
    scriptAnswer,
    callList,
    callListEntry,
    sequence,
    enrolment,
  ],
  extensions: [dealTask, dealCall, dealMeeting, dealNote].map(({ extension }) => extension),
  migrations: new URL('./migrations/', import.meta.url),
  rights: salesRights,
  notifications: [rotting, followUpClimbs],
  digest: [rottingDeals],
  routes: (app, engine, tools) => {
    leadRoutes(app, engine);
    reportRoutes(app, engine);
    callListRoutes(app, engine, tools);
    missedRoutes(app, engine);
    sequenceRoutes(app, engine);
  },
  everyMinute: [passOnLeads, runSequences],
  seed: seedSales,
  sample: sampleSales,
});

export {
  callList,
  callListEntry,
  callScript,
  deal,
  lead,
  leadAssignmentRule,
  leadScoreRule,
  lossReason,
  pipeline,
  product,
  stage,
  stageChange,
};
export { dealCall, dealMeeting, dealNote, dealTask };
