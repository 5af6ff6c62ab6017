import type { Part } from '#records/define/define-module.ts';
import { callScript, scriptAnswer, scriptEdition } from '../script/objects.ts';
import { seedScript } from '../script/seed.ts';
import { callList, callListEntry } from './objects.ts';
import { callListRoutes } from './routes.ts';

/** Selling by telephone: whom to call, what to say, what came of it. */
export const calling: Part = {
  objects: [callScript, scriptEdition, scriptAnswer, callList, callListEntry],
  routes: callListRoutes,
  seeds: { script: seedScript },
};
