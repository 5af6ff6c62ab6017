import { actorMemberId } from '#kernel/context/context.ts';
import { member } from '../access/objects.ts';
import type { Draft } from '../define/lifecycle.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import { badLink } from '../problems.ts';
import { visibleIds } from '../query/titles.ts';
import type { RecordTx } from '../records.ts';

/**
 * Every link points to a living record that the actor may see: one statement for each object linked to. That he himself is a
 * member was asked when he came in: a record that is its maker's own costs no statement.
 */
export async function checkLinks(
  tx: RecordTx,
  object: ObjectDescriptor,
  drafts: readonly Draft[],
): Promise<void> {
  const linking = [...object.fields.values()].filter((field) => typeof field.options['to'] === 'string');
  const self = actorMemberId(tx.context.actor);
  const byTarget = Map.groupBy(linking, (field) => String(field.options['to']));
  for (const [target, fields] of byTarget) {
    const wanted = drafts.flatMap((draft) =>
      fields.flatMap((field) =>
        changedIds(draft, field.name)
          .filter((id) => target !== member.name || id !== self)
          .map((id) => ({ id, field })),
      ),
    );
    if (wanted.length === 0) continue;
    const seen = await visibleIds(tx, target, [...new Set(wanted.map(({ id }) => id))]);
    const missing = wanted.find(({ id }) => !seen.has(id));
    if (missing) throw badLink({ field: missing.field.label }, { field: missing.field.name });
  }
}

/** Ids that this write sets anew: a link that stays may point to what the actor does not see. */
function changedIds(draft: Draft, name: string): readonly string[] {
  const now = ids(draft.values[name]);
  const before = new Set(ids(draft.before?.[name]));
  return now.filter((id) => !before.has(id));
}

const ids = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? (value as string[]) : [];
