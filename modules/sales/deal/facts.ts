import type { Change } from '#records/define/lifecycle.ts';

/** What a change of a deal means for the business. */
export function dealFacts({ before, after }: Change): readonly string[] {
  if (!after || before?.['status'] === after['status']) return [];
  if (after['status'] === 'won') return ['deal.won'];
  if (after['status'] === 'lost') return ['deal.lost'];
  return before ? ['deal.reopened'] : [];
}
