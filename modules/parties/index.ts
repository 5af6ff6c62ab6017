import { defineModule } from '#records/define/define-module.ts';
import { party } from './party/object.ts';

/** The ground: everyone the firm deals with. */
export const parties = defineModule({
  name: 'parties',
  needs: [],
  objects: [party],
  migrations: new URL('./migrations/', import.meta.url),
});

export { party };
