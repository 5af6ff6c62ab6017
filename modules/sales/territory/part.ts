import type { Part } from '#records/define/define-module.ts';
import { countTerritoriesJob } from './count.ts';
import { drawTerritoriesJob } from './draw.ts';
import { salesParty, territory } from './object.ts';
import { territoryRoutes } from './routes.ts';
import { territoryTally } from './tally.ts';

/** Who looks after which part of the market. */
export const territories: Part = {
  objects: [territory, territoryTally],
  extensions: [salesParty.extension],
  routes: territoryRoutes,
  jobs: [drawTerritoriesJob, countTerritoriesJob],
};
