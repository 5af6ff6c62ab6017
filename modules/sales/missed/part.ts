import type { Part } from '#records/define/define-module.ts';
import { missedRoutes } from './routes.ts';

/** Chances that nobody takes care of. */
export const missed: Part = { routes: missedRoutes };
