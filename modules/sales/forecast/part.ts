import type { Part } from '#records/define/define-module.ts';
import { keepForecasts } from './keep.ts';
import { forecastRoutes } from './routes.ts';
import { forecastSnapshot } from './snapshot.ts';

/** What the coming months will bring, and what was foretold of those that have passed. */
export const forecasts: Part = {
  objects: [forecastSnapshot],
  routes: forecastRoutes,
  everyMinute: [keepForecasts],
};
