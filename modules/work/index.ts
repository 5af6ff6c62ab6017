import { turnSubstitutions } from '#records/access/substitution.ts';
import { defineModule } from '#records/define/define-module.ts';
import { callOutcomes } from './call/choices.ts';
import { call } from './call/object.ts';
import { file } from './file/object.ts';
import { meeting } from './meeting/object.ts';
import { note } from './note/object.ts';
import { workDigest } from './notices/digest.ts';
import { workNotifications } from './notices/kinds.ts';
import { workRights } from './rights.ts';
import { sampleWork } from './sample/activities.ts';
import { task } from './task/object.ts';
import { savedView } from './view/object.ts';

/** The ground: what people do with parties, what they noted and keep, and their views of it. */
export const work = defineModule({
  name: 'work',
  needs: ['parties'],
  objects: [task, note, call, meeting, file, savedView],
  migrations: new URL('./migrations/', import.meta.url),
  rights: workRights,
  everyMinute: [turnSubstitutions],
  notifications: workNotifications,
  digest: workDigest,
  sample: sampleWork,
});

export { call, callOutcomes, file, meeting, note, savedView, task };
export type { ViewDefinition } from './view/definition.ts';
