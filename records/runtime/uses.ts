import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordTx } from '../records.ts';
import type { FieldUse } from './problems.ts';

/** Finds what needs a field among one kind of thing: saved views, automations, reports. */
export type UseFinder = (
  tx: RecordTx,
  object: ObjectDescriptor,
  field: FieldDescriptor,
) => Promise<readonly FieldUse[]>;

const finders = new Map<string, UseFinder>();

/** Registers who uses fields, once, when the module is loaded; a field that anything uses is not removed or converted. */
export function defineFieldUses(name: string, finder: UseFinder): void {
  if (finders.has(name)) throw new Error(`Two finders of uses are called ${name}`);
  finders.set(name, finder);
}

const most = 20;

/** Everything that needs the field: formulas and roll-ups of the schema, and what modules registered. */
export async function usesOf(
  tx: RecordTx,
  object: ObjectDescriptor,
  field: FieldDescriptor,
): Promise<readonly FieldUse[]> {
  const uses: FieldUse[] = [...usesInSchema(tx, object, field)];
  for (const find of finders.values()) {
    if (uses.length >= most) break;
    uses.push(...(await find(tx, object, field)));
  }
  return uses.slice(0, most);
}

function* usesInSchema(
  tx: RecordTx,
  object: ObjectDescriptor,
  { name }: FieldDescriptor,
): Generator<FieldUse> {
  for (const other of tx.schema.objects.values())
    for (const one of other.fields.values()) {
      const { storage, label } = one;
      const inFormula = storage.in === 'formula' && other === object && storage.inputs.includes(name);
      const inRollUp = storage.in === 'rollUp' && storage.of === object.name && storage.needs.includes(name);

      if (inFormula) yield { what: { fa: 'فرمول', en: 'formula' }, title: label.fa, object: other.name };
      if (inRollUp) yield { what: { fa: 'جمع‌بندی', en: 'roll-up' }, title: label.fa, object: other.name };
    }
}
