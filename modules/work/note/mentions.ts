import type { Change, Fact } from '#records/define/lifecycle.ts';

const idsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** `note.mentioned`: who was named for the first time; its changes hold the ids of members, `members`, before and after. */
export function mentionFacts({ before, after, restored }: Change): readonly Fact[] {
  const earlier = idsIn(before?.['mentions']);
  const now = idsIn(after?.['mentions']);
  if (restored || !now.some((id) => !earlier.includes(id))) return [];
  return [{ name: 'note.mentioned', changes: { members: [earlier, now] } }];
}
