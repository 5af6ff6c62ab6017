import { grantFor } from '../../access/visible.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import type { RecordTx } from '../../records.ts';
import type { ColumnAnalysis } from './analyse.ts';
import { fillableFields, nameScore } from './match.ts';

/** A column that names a colleague of something that the file itself does not name: the manager of a team. */
export type Below = {
  readonly column: ColumnAnalysis;
  readonly link: FieldDescriptor;
  readonly target: ObjectDescriptor;
  readonly fields: readonly { readonly column: ColumnAnalysis; readonly field: FieldDescriptor }[];
};

const sure = 0.9;

/**
 * What the columns that no own field took say of a record beside: in a book of agents with their `manager`, people
 * are in teams that their managers lead, though no column names the teams.
 */
export function findBelow(
  tx: RecordTx,
  fields: readonly FieldDescriptor[],
  taken: ReadonlySet<string>,
  left: readonly ColumnAnalysis[],
): Below | undefined {
  for (const link of fields) {
    const target = tx.schema.objects.get(String(link.options['to']));
    if (taken.has(link.name) || !target || !grantFor(tx.context.actor, target).create) continue;
    const below = fillableFields(tx, target, undefined).filter((field) => field.name !== target.title);
    const found = left.flatMap((column) => {
      const [best] = below
        .map((field) => ({ column, field, score: nameScore(column.name, field) }))
        .filter(({ score }) => score >= sure)
        .sort((a, b) => b.score - a.score);
      return best ? [best] : [];
    });
    const leader = found.find(({ field }) => field.kind === 'member');
    if (leader) return { column: leader.column, link, target, fields: found };
  }
  return undefined;
}
