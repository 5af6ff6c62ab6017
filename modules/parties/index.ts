import { defineModule } from '#records/define/define-module.ts';
import { party } from './party/object.ts';
import { relation } from './relation/object.ts';
import { partiesRights } from './rights.ts';
import { sampleParties } from './sample/parties.ts';
import { seedTags } from './seed.ts';
import { tag } from './tag/object.ts';

/** The ground: everyone the firm deals with, how they are related, and the tags by which they are gathered. */
export const parties = defineModule({
  name: 'parties',
  needs: [],
  objects: [tag, party, relation],
  migrations: new URL('./migrations/', import.meta.url),
  rights: partiesRights,
  seeds: { tags: seedTags },
  sample: sampleParties,
});

export { party } from './party/object.ts';
export { relation } from './relation/object.ts';
export { relationKinds, relationWords } from './relation/kinds.ts';
export { partyKinds, sources } from './party/choices.ts';
export { tag } from './tag/object.ts';
