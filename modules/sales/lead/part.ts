import type { Part } from '#records/define/define-module.ts';
import { leadAssignmentRule, leadScoreRule } from '../lead-rules/objects.ts';
import { rescoreJob } from '../lead-rules/rescore.ts';
import { salesMember } from '../lead-rules/skills.ts';
import { passOnLeads } from './assign.ts';
import { lead } from './object.ts';
import { leadRoutes } from './routes.ts';

/** Who may become a customer, and the rules by which he is scored and handed to somebody. */
export const leads: Part = {
  objects: [lead, leadScoreRule, leadAssignmentRule],
  extensions: [salesMember.extension],
  routes: leadRoutes,
  jobs: [rescoreJob],
  everyMinute: [passOnLeads],
};
