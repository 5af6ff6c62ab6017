import type { z } from 'zod';
import type { Phrase } from '#persian/bilingual.ts';
import { assemble } from '../define/assemble.ts';
import type { FieldDescriptor, ObjectDescriptor, Schema } from '../define/descriptor.ts';
import { checkText } from '../fields/checks.ts';
import { kinds } from '../fields/index.ts';
import { FormulaError } from '../formula/problems.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { formatNumber } from '#persian/digits.ts';
import { pathsIn } from '../query/filter-fields.ts';
import type { Filter } from '../query/query.ts';
import { countedRows } from '../query/roll-up-sql.ts';
import { hasSearch } from '../query/row-set.ts';
import type { RecordTx } from '../records.ts';
import { codeOnlyKinds, type FieldDefinition } from './definitions.ts';
import { describeRow, type FieldRow } from './describe-rows.ts';
import { badDefinition } from './problems.ts';

/** Reads a definition from outside; the message names the first thing that is wrong. @throws badDefinition */
export function readDefinition<T>(shape: z.ZodType<T>, value: unknown): T {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.join('.').slice(0, 80) ?? '';
  throw badDefinition(
    { reason: { fa: `«${path}» درست نیست.`, en: `“${path}” is not valid.` } },
    { field: path },
  );
}

const refuse = (field: string, fa: string, en: string): Error =>
  badDefinition({ reason: { fa, en } }, { field });

/** Whether the field would fit into the workspace's schema as it stands. @throws badDefinition with what is wrong and where */
export function checkField(tx: RecordTx, object: ObjectDescriptor, row: FieldRow): void {
  schemaWith(tx, object, row);
}

/** The workspace's schema as it would be with the field. @throws badDefinition with what is wrong and where */
export function schemaWith(tx: RecordTx, object: ObjectDescriptor, row: FieldRow): Schema {
  const { definition } = row;
  checkPhrases(definition);
  if (codeOnlyKinds.has(definition.kind))
    throw refuse('kind', 'این نوع روی صفحه ساخته نمی‌شود.', 'Fields of this kind cannot be made on screen.');
  if (definition.searchable && object.storage.in === 'table' && !hasSearch(object, 'name'))
    throw refuse(
      'searchable',
      'این رکوردها جستجو نمی‌شوند؛ پالایه ممکن است.',
      'These records are not searched; filters can look into the field.',
    );
  if (definition.searchable && !kinds[definition.kind].searchText)
    throw refuse('searchable', 'این نوع جستجو نمی‌شود.', 'Fields of this kind cannot be searched.');
  if (definition.unique && !uniqueKinds.has(definition.kind))
    throw refuse('unique', 'این نوع یکتا نمی‌شود.', 'Fields of this kind cannot be unique.');
  const options = kinds[definition.kind].options.safeParse(definition.options);
  if (!options.success) {
    const path = ['options', ...(options.error.issues[0]?.path ?? [])].join('.').slice(0, 80);
    throw refuse(path, `«${path}» درست نیست.`, `“${path}” is not valid.`);
  }
  const field = describeRow(row);
  const target = field.options['to'];
  if (typeof target === 'string' && !tx.schema.objects.has(target))
    throw refuse('options.to', `«${target.slice(0, 60)}» نیست.`, `There is no “${target.slice(0, 60)}”.`);
  if (definition.default !== undefined) checkDefault(definition, field);
  return checkWhole(tx, object, field);
}

const uniqueKinds: ReadonlySet<string> = new Set([
  'text',
  'number',
  'date',
  'url',
  'nationalCode',
  'companyId',
  'economicCode',
  'sheba',
  'card',
  'postalCode',
  'link',
]);

function checkPhrases({ label, hint, section }: FieldDefinition): void {
  for (const [name, phrase] of Object.entries({ label, hint, section }))
    if (phrase) for (const text of [phrase.fa, phrase.en]) checkLabel(text, name);
}

/** @throws badDefinition */
export function checkPhrase(phrase: Phrase, name: string): void {
  for (const text of [phrase.fa, phrase.en]) checkLabel(text, name);
}

function checkLabel(text: string, name: string): void {
  const checked = checkText(text, 200);
  if (!checked.ok) throw badDefinition({ reason: checked.message }, { field: name });
}

function checkDefault({ kind, default: value }: FieldDefinition, field: FieldDescriptor): void {
  if (['link', 'links', 'member', 'team', 'files', 'serial', 'formula', 'rollUp'].includes(kind))
    throw refuse('default', 'این نوع مقدار پیش‌فرض ندارد.', 'Fields of this kind have no default.');
  const checked = kinds[kind].check(value, field);
  if (!checked.ok) throw badDefinition({ reason: checked.message }, { field: 'default' });
}

/** A formula before it is read, so that it is read again beside the new field. */
const unread = (field: FieldDescriptor): FieldDescriptor =>
  field.kind === 'formula' ? { ...field, storage: { in: 'computed' } } : field;

/** Puts the schema together with the field in it: formulas must read, roll-ups must find what they count. */
function checkWhole(tx: RecordTx, object: ObjectDescriptor, field: FieldDescriptor): Schema {
  const objects = [...tx.schema.objects.values()].map((one) => ({
    ...one,
    fields: new Map(
      [...one.fields, ...(one.name === object.name ? [[field.name, field] as const] : [])].map(
        ([name, each]) => [name, unread(each)],
      ),
    ),
  }));
  const schema = assemble(objects, 0, (_object, broken, error) => {
    const place = error instanceof FormulaError ? error.at + 1 : undefined;
    const phrase = error instanceof FormulaError ? error.phrase : { fa: error.message, en: error.message };
    const at =
      place === undefined
        ? phrase
        : {
            fa: `نویسهٔ ${formatNumber(place, 'fa')}: ${phrase.fa}`,
            en: `Character ${place}: ${phrase.en}`,
          };
    const named =
      broken.name === field.name
        ? at
        : { fa: `«${broken.label.fa}»: ${at.fa}`, en: `“${broken.label.en}”: ${at.en}` };
    throw badDefinition(
      { reason: named },
      {
        field: broken.kind === 'formula' ? 'options.formula' : 'options',
        ...(place === undefined ? {} : { more: { character: place } }),
      },
    );
  });
  checkCounted(
    { ...tx.bySystem('schema.change'), schema },
    schema.objects.get(object.name)?.fields.get(field.name),
  );
  return { ...schema, version: tx.schema.version };
}

/**
 * A roll-up's condition, by compiling it: a wrong one would break every list of the object. It asks the counted records' own
 * fields only, for which the roll-up can be hidden from whoever may not read them.
 */
function checkCounted(tx: RecordTx, field: FieldDescriptor | undefined): void {
  const where = field?.options['where'];
  if (field?.storage.in !== 'rollUp' || where === undefined) return;
  if (pathsIn(where as Filter).some((path) => path.includes('.')))
    throw refuse(
      'options.where',
      'شرط جمع‌بندی تنها به فیلدهای خود رکوردهای شمرده‌شده نگاه می‌کند.',
      'The condition of a roll-up looks at the counted records’ own fields only.',
    );
  try {
    countedRows(tx, field, 'r');
  } catch (error) {
    if (error instanceof Problem) throw badDefinition({ reason: error.detail }, { field: 'options.where' });
    throw error;
  }
}
