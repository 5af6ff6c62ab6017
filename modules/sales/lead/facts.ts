import type { Change } from '#records/define/lifecycle.ts';

/** What a change of a lead means for the business. */
export function leadFacts({ before, after }: Change): readonly string[] {
  if (!after || before?.['status'] === after['status']) return [];
  if (after['status'] === 'converted') return ['lead.converted'];
  if (after['status'] === 'junk') return ['lead.junked'];
  return before?.['status'] === 'junk' ? ['lead.recycled'] : [];
}
