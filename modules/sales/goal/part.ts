import type { Part } from '#records/define/define-module.ts';
import { salesPolicy } from '../policy/object.ts';
import { goal } from './object.ts';
import { goalRoutes } from './routes.ts';

/** What somebody or a team wants to reach, by when; and what the firm has settled for all. */
export const goals: Part = { objects: [goal, salesPolicy], routes: goalRoutes };
