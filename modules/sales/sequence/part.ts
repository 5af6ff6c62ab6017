import type { Part } from '#records/define/define-module.ts';
import { followUpClimbs } from './climb.ts';
import { enrolment, sequence } from './objects.ts';
import { sequenceRoutes } from './routes.ts';
import { runSequences } from './run.ts';

/** Following up, step by step over days, until there is an answer. */
export const sequences: Part = {
  objects: [sequence, enrolment],
  routes: sequenceRoutes,
  everyMinute: [runSequences],
  notifications: [followUpClimbs],
};
