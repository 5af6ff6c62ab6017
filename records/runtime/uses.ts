import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { fieldNamesIn } from '../query/filter-fields.ts';
import type { RecordTx } from '../records.ts';
import { unknownField } from '../problems.ts';
import { mayChangeSchema, objectOf } from './change.ts';
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

/** The same for whoever shapes the workspace, by names. @throws notAllowed, unknownObject, unknownField */
export async function usesOfField(
  tx: RecordTx,
  objectName: string,
  name: string,
): Promise<readonly FieldUse[]> {
  mayChangeSchema(tx);
  const object = objectOf(tx, objectName);
  const field = object.fields.get(name);
  if (!field) throw unknownField({ object: object.one, name: name.slice(0, 80) });
  return usesOf(tx, object, field);
}

function* usesInSchema(
  tx: RecordTx,
  object: ObjectDescriptor,
  { name }: FieldDescriptor,
): Generator<FieldUse> {
  for (const other of tx.schema.objects.values())
    for (const one of other.fields.values()) {
      const { storage, label, rules } = one;
      const asked = [rules?.shownWhen, rules?.requiredWhen].flatMap((rule) =>
        rule ? fieldNamesIn(rule) : [],
      );
      const inFormula = storage.in === 'formula' && other === object && storage.inputs.includes(name);
      const inRollUp = storage.in === 'rollUp' && storage.of === object.name && storage.needs.includes(name);

      if (inFormula) yield { what: { fa: 'فرمول', en: 'formula' }, title: label.fa, object: other.name };
      if (inRollUp) yield { what: { fa: 'جمع‌بندی', en: 'roll-up' }, title: label.fa, object: other.name };
      if (other === object && asked.includes(name))
        yield { what: { fa: 'شرط', en: 'condition' }, title: label.fa, object: other.name };
    }
}
