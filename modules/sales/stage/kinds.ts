import type { Choice } from '#records/define/declare.ts';

export type StageKind = 'open' | 'won' | 'lost';

/** What standing in a stage means; a deal's status is its stage's kind. */
export const stageKinds: readonly (Choice & { readonly key: StageKind })[] = [
  { key: 'open', label: { fa: 'باز', en: 'Open' }, color: 0 },
  { key: 'won', label: { fa: 'برد', en: 'Won' }, color: 7 },
  { key: 'lost', label: { fa: 'باخت', en: 'Lost' }, color: 4 },
];
