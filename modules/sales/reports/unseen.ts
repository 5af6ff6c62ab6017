import type { Phrase } from '#persian/bilingual.ts';
import { defineProblem } from '#kernel/problems/problem.ts';
import { isHidden } from '#records/access/visible.ts';
import type { FieldDeclarations, ObjectDefinition } from '#records/define/define-object.ts';
import type { FieldDescriptor } from '#records/define/descriptor.ts';
import type { RecordTx } from '#records/records.ts';

/** Nothing of a report can be told without this field. */
export const fieldNeeded = defineProblem<{ object: Phrase; field: Phrase }>({
  slug: 'field-needed',
  status: 403,
  title: { fa: 'این گزارش را نمی‌توان برای شما ساخت', en: 'This report cannot be made for you' },
  detail: ({ object, field }) => ({
    fa: `این گزارش از فیلد «${field.fa}» (${object.fa}) ساخته می‌شود که برای نقش شما پنهان است. مدیر فضای کار می‌تواند آن را نشان دهد.`,
    en: `It is made from the field “${field.en}” (${object.en}), which is hidden from your role. An administrator of the workspace can show it.`,
  }),
});

/** Those of the fields that are hidden from the reader: what a report tells by them is left out. */
export function unseenFields<Fields extends FieldDeclarations>(
  tx: RecordTx,
  definition: ObjectDefinition<Fields>,
  names: readonly (keyof Fields & string)[],
): readonly FieldDescriptor[] {
  const object = tx.schema.objects.get(definition.name) ?? definition.descriptor;
  return names.flatMap((name) => {
    const field = object.fields.get(name);
    return field && isHidden(tx.context.actor, object, field) ? [field] : [];
  });
}

/** @throws fieldNeeded where the reader may not see what all of a report is counted by */
export function requireFields<Fields extends FieldDeclarations>(
  tx: RecordTx,
  definition: ObjectDefinition<Fields>,
  names: readonly (keyof Fields & string)[],
): void {
  const [field] = unseenFields(tx, definition, names);
  if (field) throw fieldNeeded({ object: definition.descriptor.one, field: field.label });
}
