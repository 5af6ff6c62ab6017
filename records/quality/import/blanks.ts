import type { BlankBecomes } from './phrases.ts';
import type { Input, PlanNode } from './plan.ts';

/** What comes of a new record's field where the file gives nothing for it, or what it gives is left out. */
export function becomesOf(root: PlanNode, input: Pick<Input, 'field' | 'path'>): BlankBecomes {
  const { field, path } = input;
  const { owner, givenOut } = root.object;
  if (field.default !== undefined) return 'filled';
  if (path === owner) return givenOut ? 'given' : 'maker';
  return field.required && derivable(root, input) ? 'filled' : 'stays';
}

/** What rules of the object may fill: a person's name from its parts, a stage from its pipeline. */
export const derivable = ({ object }: PlanNode, { field }: Pick<Input, 'field'>): boolean =>
  field.default !== undefined ||
  field.ruled === true ||
  (object.lifecycle.prepare !== undefined && field.kind === 'link');
