import type { LoggedEvent } from '#kernel/events/event.ts';
import { parseId, type RecordId } from '#kernel/id.ts';
import type { Change, Fact } from '#records/define/lifecycle.ts';

const fact = 'note.mentioned';

const idsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** `note.mentioned`: who was named for the first time; its changes hold the ids of members before and after. */
export function mentionFacts({ before, after, restored }: Change): readonly Fact[] {
  const earlier = idsIn(before?.['mentions']);
  const now = idsIn(after?.['mentions']);
  if (restored || !now.some((id) => !earlier.includes(id))) return [];
  return [{ name: fact, changes: { mentions: [earlier, now] } }];
}

/** Those whom such a fact names and had not named before; nobody of any other row of the log. */
export function mentionedIn(event: LoggedEvent): RecordId[] {
  if (event.fact !== fact) return [];
  const [before, after] = event.changes?.['mentions'] ?? [];
  const had = new Set(idsIn(before));
  return idsIn(after).flatMap((id) => (had.has(id) ? [] : (parseId(id) ?? [])));
}
