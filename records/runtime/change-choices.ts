import { foldSearch } from '#persian/fold.ts';
import { inPersianWriting } from '#persian/writing.ts';
import { isOwnChoice } from '../define/choice-keys.ts';
import type { Choice } from '../define/declare.ts';
import { choiceList, choicesOf } from '../fields/choice.ts';
import type { RecordTx } from '../records.ts';
import { mayChangeSchema, objectOf } from './change.ts';
import { changeField } from './change-field.ts';
import { changeLayout, fieldOf } from './change-layout.ts';
import { checkPhrase, readDefinition } from './check-field.ts';
import { requireUnused } from './choices-in-use.ts';
import { choicesFrom, openFields, saidOf, withOwnChoices } from './open-choices.ts';
import { badDefinition, closedList } from './problems.ts';

/**
 * Gives a field its list of choices anew, whole and in order: one made on screen, or one that code declared and left open.
 * Choices of code are called otherwise, ordered and hidden, never taken away; the workspace's own may go while no record has
 * them. What is done to an open list is done for every field that shares it.
 * @param given or what makes it of the list as it stands behind the lock of the change
 * @throws badDefinition, choiceInUse, closedList
 */
export async function changeChoices(
  tx: RecordTx,
  objectName: string,
  name: string,
  given: readonly Choice[] | ((before: readonly Choice[]) => readonly Choice[]),
): Promise<void> {
  mayChangeSchema(tx);
  const field = fieldOf(objectOf(tx, objectName), name);
  if (field.custom && (field.kind === 'choice' || field.kind === 'choices'))
    return changeField(tx, objectName, name, ({ options }) => ({
      options: { ...options, choices: wished(given, (options['choices'] ?? []) as readonly Choice[]) },
    }));
  const { open } = field;
  if (!open) throw closedList({ field: field.label }, { field: name });
  const [first] = openFields(tx.schema.objects.values()).filter((one) => one.field.open === open);
  const home = first ?? { object: objectOf(tx, objectName), field };
  await changeLayout(tx, home.object.name, async (_object, layout) => {
    // As it stands behind the lock of the change; the transaction's own schema is of its beginning.
    const said = layout.choices?.[home.field.name];
    const before = said ? choicesFrom(open, said) : choicesOf(field);
    const list = checkList(
      before,
      open,
      written(readDefinition(choiceList, wished(given, before)) as readonly Choice[]),
    );
    const kept = new Set(list.map(({ key }) => key));
    const gone = before.filter(({ key }) => !kept.has(key));
    const lists = said ? new Map([[open, said]]) : new Map();
    const objects = [...tx.schema.objects.values()].map((object) => withOwnChoices(object, lists));
    const sharing = openFields(objects).filter((one) => one.field.open === open);
    await requireUnused(tx, sharing, gone);
    return { ...layout, choices: { ...layout.choices, [home.field.name]: [...saidOf(open, list)] } };
  });
}

const wished = (
  given: readonly Choice[] | ((before: readonly Choice[]) => readonly Choice[]),
  before: readonly Choice[],
): readonly Choice[] => (typeof given === 'function' ? given(before) : given);

const written = (list: readonly Choice[]): readonly Choice[] =>
  list.map((one) => ({
    ...one,
    label: { fa: inPersianWriting(one.label.fa.trim()), en: inPersianWriting(one.label.en.trim()) },
  }));

const refuse = (fa: string, en: string): Error =>
  badDefinition({ reason: { fa, en } }, { field: 'options.choices' });

/** @throws badDefinition */
function checkList(
  before: readonly Choice[],
  declared: readonly Choice[],
  list: readonly Choice[],
): readonly Choice[] {
  const coded = new Set(declared.map(({ key }) => key));
  const names = { fa: new Set<string>(), en: new Set<string>() };
  for (const { key, label } of list) {
    if (!coded.has(key) && !isOwnChoice(key))
      throw refuse(
        `کلید گزینهٔ تازه مانند x-1 است، نه «${key}».`,
        `The key of a new choice is like x-1, not “${key}”.`,
      );
    checkPhrase(label, 'options.choices');
    for (const locale of ['fa', 'en'] as const) {
      const folded = foldSearch(label[locale]);
      if (names[locale].has(folded))
        throw refuse(`دو گزینه به نام «${label.fa}» هست.`, `Two choices are called “${label.en}”.`);
      names[locale].add(folded);
    }
  }
  const keys = new Set(list.map(({ key }) => key));
  const missing = before.find(({ key }) => coded.has(key) && !keys.has(key));
  if (missing)
    throw refuse(
      `«${missing.label.fa}» از خود پیوند است؛ پنهان می‌شود، برداشته نمی‌شود.`,
      `“${missing.label.en}” is part of Peyvand; it can be hidden, not removed.`,
    );
  if (list.every(({ hidden }) => hidden))
    throw refuse('دست‌کم یک گزینه پیشنهاد می‌شود.', 'At least one choice is offered.');
  return list;
}
