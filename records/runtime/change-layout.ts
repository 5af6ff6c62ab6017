import { newId } from '#kernel/id.ts';
import { sql } from '#kernel/database/sql.ts';
import type { LayoutSection } from '../define/arrange.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import type { FieldRules } from '../define/field-rules.ts';
import { wrongInRule } from '../define/rule-filter.ts';
import { choicesOf } from '../fields/choice.ts';
import type { Filter } from '../query/query.ts';
import { unknownField } from '../problems.ts';
import type { RecordTx } from '../records.ts';
import { beginChange, logChange, objectOf } from './change.ts';
import { checkPhrase, readDefinition } from './check-field.ts';
import { layoutDefinition, rulesShape, sectionsShape, type LayoutDefinition } from './layout.ts';
import { badDefinition } from './problems.ts';

/**
 * Arranges an object's fields under headings, in that order, or those of one of its variants alone; null lays the object out
 * as it was declared, and the variant as the object. @throws badDefinition
 * @returns how it was arranged before; null where it had no arrangement of its own, so that taking back leaves it none
 */
export async function arrangeObject(
  tx: RecordTx,
  objectName: string,
  sections: readonly LayoutSection[] | null,
  variant?: string,
): Promise<readonly LayoutSection[] | null> {
  const before = await changeLayout(tx, objectName, (object, layout) => {
    const read = sections === null ? undefined : readSections(object, sections);
    if (variant === undefined) {
      const { sections: _before, ...rest } = layout;
      return read ? { ...rest, sections: read } : rest;
    }
    if (!object.variants.some(({ name }) => name === variant))
      throw refuse('variant', 'چنین گونه‌ای نیست.', 'There is no such variant.');
    const { [variant]: _before, ...others } = layout.variants ?? {};
    return { ...layout, variants: read ? { ...others, [variant]: read } : others };
  });
  return (variant === undefined ? before.sections : before.variants?.[variant]) ?? null;
}

function readSections(object: ObjectDescriptor, sections: readonly LayoutSection[]) {
  const read = readDefinition(sectionsShape, sections);
  for (const { title, fields } of read) {
    if (title) checkPhrase(title, 'sections');
    for (const name of fields) fieldOf(object, name);
  }
  return read;
}

/** Says when a field is shown and when it is required; whatever it said before is replaced. @throws badDefinition */
export const ruleField = (tx: RecordTx, objectName: string, name: string, given: FieldRules): Promise<void> =>
  ruleFields(tx, objectName, { [name]: given });

/** The same of several fields, by API name, all or none. @throws badDefinition */
export async function ruleFields(
  tx: RecordTx,
  objectName: string,
  given: Readonly<Record<string, FieldRules>>,
): Promise<void> {
  await changeLayout(tx, objectName, (object, layout) => {
    const rules = Object.fromEntries(
      Object.entries(given).map(([name, one]) => [name, readDefinition(rulesShape, one)]),
    );
    for (const [name, one] of Object.entries(rules))
      checkRules(tx, object, fieldOf(object, name), one as FieldRules);
    return { ...layout, rules: { ...layout.rules, ...rules } };
  });
}

/** Gives a serial number of the workspace another template. The template is judged by its caller. */
export async function templateField(
  tx: RecordTx,
  objectName: string,
  name: string,
  template: string,
): Promise<void> {
  await changeLayout(tx, objectName, (_object, layout) => ({
    ...layout,
    templates: { ...layout.templates, [name]: template },
  }));
}

/**
 * Changes what the workspace says of an object beside its declaration, as one change of the schema.
 * @returns the layout before the change
 */
export async function changeLayout(
  tx: RecordTx,
  objectName: string,
  change: (
    object: ObjectDescriptor,
    layout: LayoutDefinition,
  ) => LayoutDefinition | Promise<LayoutDefinition>,
): Promise<LayoutDefinition> {
  const version = await beginChange(tx);
  const object = objectOf(tx, objectName);
  const { workspace } = tx.context;
  const [row] = await tx.rows<{ id: string; definition: LayoutDefinition }>(
    sql`select id, definition from custom_layout where workspace_id = ${workspace} and object = ${object.name}`,
  );
  const before = readDefinition(layoutDefinition, row?.definition ?? {});
  const definition = await change(object, before);
  const id = row?.id ?? newId();
  await tx.rows(sql`insert into custom_layout (workspace_id, id, object, definition)
    values (${workspace}, ${id}::uuid, ${object.name}, ${JSON.stringify(definition)}::jsonb)
    on conflict (workspace_id, object) do update set definition = excluded.definition`);
  logChange(tx, {
    kind: row ? 'updated' : 'created',
    what: 'custom_layout',
    id,
    version,
    ...(row ? { changes: { definition: [row.definition, definition] } } : {}),
  });
  return before;
}

/** @throws unknownField */
export function fieldOf(object: ObjectDescriptor, name: string): FieldDescriptor {
  const field = object.fields.get(name);
  if (!field)
    throw unknownField({ object: object.one, name: name.slice(0, 80) }, { field: name.slice(0, 80) });
  return field;
}

const refuse = (field: string, fa: string, en: string): Error =>
  badDefinition({ reason: { fa, en } }, { field });

function checkRules(tx: RecordTx, object: ObjectDescriptor, field: FieldDescriptor, rules: FieldRules): void {
  const { shownWhen, requiredWhen, requiredFrom } = rules;
  if (shownWhen && (field.name === object.title || (field.required && !field.custom)))
    throw refuse(
      'shownWhen',
      `«${field.label.fa}» در هر رکوردی لازم است و همیشه نشان داده می‌شود.`,
      `Every record needs “${field.label.en}”, so that it is always shown.`,
    );
  if ((requiredWhen || requiredFrom) && (field.readOnly || field.kind === 'structured'))
    throw refuse(
      requiredFrom ? 'requiredFrom' : 'requiredWhen',
      `«${field.label.fa}» را کسی پر نمی‌کند، پس الزامی نمی‌شود.`,
      `Nobody fills in “${field.label.en}”, so that it cannot be required.`,
    );
  if (shownWhen) checkCondition(tx, object, field, shownWhen, 'shownWhen');
  if (requiredWhen) checkCondition(tx, object, field, requiredWhen, 'requiredWhen');
  if (requiredFrom) checkStages(object, requiredFrom);
}

function checkCondition(
  tx: RecordTx,
  object: ObjectDescriptor,
  field: FieldDescriptor,
  filter: Filter,
  where: 'shownWhen' | 'requiredWhen',
): void {
  const reason = wrongInRule(tx, object, filter, field);
  if (reason) throw badDefinition({ reason }, { field: where });
}

function checkStages({ course, fields, many }: ObjectDescriptor, stages: readonly string[]): void {
  const by = course && fields.get(course.by);
  if (!by)
    throw refuse(
      'requiredFrom',
      `«${many.fa}» مرحله ندارد؛ شرط بنویسید.`,
      `${many.en} have no stages; write a condition.`,
    );
  const keys = by.kind === 'choice' ? new Set(choicesOf(by).map(({ key }) => key)) : undefined;
  if (keys && stages.some((one) => !keys.has(one)))
    throw refuse('requiredFrom', 'چنین مرحله‌ای نیست.', 'There is no such stage.');
}
