import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import type { Choice } from '../define/declare.ts';
import { choiceList, phraseShape } from '../fields/choice.ts';
import { kindNames } from '../fields/kind-name.ts';
import type { RecordEngine } from '../records.ts';
import type { FieldRules } from '../define/field-rules.ts';
import { addField, type NewField } from '../runtime/add-field.ts';
import { changeChoices } from '../runtime/change-choices.ts';
import { changeField, type FieldChange } from '../runtime/change-field.ts';
import { arrangeObject, ruleField } from '../runtime/change-layout.ts';
import {
  convertField,
  previewConversion,
  takeBackConversion,
  type Conversion,
} from '../runtime/convert-field.ts';
import { defineCustomObject, type NewObject } from '../runtime/define-custom-object.ts';
import { rulesShape, sectionsShape } from '../runtime/layout.ts';
import { removeCustomObject, removeField } from '../runtime/remove-field.ts';
import { restoreCustomObject, restoreField } from '../runtime/restore-field.ts';
import { renameObject } from '../runtime/rename-object.ts';
import { tryField, type Trial } from '../runtime/try-field.ts';
import { usesOfField } from '../runtime/uses.ts';

type ObjectPath = { readonly Params: { readonly object: string } };
type FieldPath = { readonly Params: { readonly object: string; readonly field: string } };

const name = z.string().max(60).optional();
const options = z.record(z.string(), z.unknown()).optional();
const objectShape = z.strictObject({ one: phraseShape, many: phraseShape, name });
const parts = {
  hint: phraseShape.nullish(),
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  searchable: z.enum(['name', 'detail']).nullish(),
  default: z.unknown().optional(),
  section: phraseShape.nullish(),
  options,
};
const fieldShape = z.strictObject({ ...parts, kind: z.enum(kindNames), label: phraseShape, name });
const changeShape = z.strictObject({ ...parts, label: phraseShape.optional() });
const conversionShape = z.strictObject({
  kind: z.enum(kindNames),
  options,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});

const wordsShape = z.strictObject({ one: phraseShape, many: phraseShape });
const layoutShape = z.strictObject({
  sections: sectionsShape.nullable(),
  /** A variant that is laid out otherwise than the rest. */
  variant: z.string().max(60).optional(),
});
const choicesShape = z.strictObject({ choices: choiceList });
const trialShape = z.strictObject({
  kind: z.enum(kindNames),
  label: phraseShape,
  options: z.record(z.string(), z.unknown()),
  field: z.string().max(60).optional(),
  record: z.uuid().optional(),
});

/** Objects and fields that a workspace makes itself; each is usable with the next transaction of every process. */
export function schemaRoutes(app: FastifyInstance, engine: RecordEngine): void {
  app.post(
    '/schema/objects',
    route(
      'member',
      { fa: 'ساختن نوع تازه‌ای از رکورد', en: 'Make a new kind of record' },
      { body: objectShape },
    ),
    async ({ context, body }, reply) => {
      const given = read(objectShape, body) as NewObject;
      return reply.code(201).send(await engine.transact(context, (tx) => defineCustomObject(tx, given)));
    },
  );

  app.patch<ObjectPath>(
    '/schema/objects/:object',
    route(
      'member',
      { fa: 'نام دیگری برای نوعی که خودتان ساخته‌اید', en: 'Give a kind that you made other words' },
      { body: wordsShape },
    ),
    async ({ context, params, body }, reply) => {
      const words = read(wordsShape, body);
      await engine.transact(context, (tx) => renameObject(tx, params.object, words));
      return reply.code(204).send();
    },
  );

  app.put<ObjectPath>(
    '/schema/objects/:object/layout',
    route(
      'member',
      { fa: 'چیدن فیلدها در بخش‌های فرم و صفحه', en: 'Arrange the fields in the sections of form and page' },
      { body: layoutShape },
    ),
    ({ context, params, body }) => {
      const { sections, variant } = read(layoutShape, body);
      return engine.transact(context, async (tx) => ({
        before: await arrangeObject(tx, params.object, sections, variant),
      }));
    },
  );

  app.put<FieldPath>(
    '/schema/objects/:object/fields/:field/rules',
    route(
      'member',
      {
        fa: 'اینکه یک فیلد کی نشان داده می‌شود و کی الزامی است',
        en: 'When a field is shown and when it is required',
      },
      { body: rulesShape },
    ),
    async ({ context, params, body }, reply) => {
      const rules = read(rulesShape, body) as FieldRules;
      await engine.transact(context, (tx) => ruleField(tx, params.object, params.field, rules));
      return reply.code(204).send();
    },
  );

  app.put<FieldPath>(
    '/schema/objects/:object/fields/:field/choices',
    route(
      'member',
      {
        fa: 'گزینه‌های یک فیلد، همه با هم و به ترتیب؛ گزینهٔ تازه کلیدی مانند x-1 دارد',
        en: 'The choices of a field, all of them in order; a new one has a key like x-1',
      },
      { body: choicesShape },
    ),
    async ({ context, params, body }, reply) => {
      const { choices } = read(choicesShape, body);
      await engine.transact(context, (tx) =>
        changeChoices(tx, params.object, params.field, choices as readonly Choice[]),
      );
      return reply.code(204).send();
    },
  );

  app.get<FieldPath>(
    '/schema/objects/:object/fields/:field/uses',
    route('member', { fa: 'آنچه به یک فیلد نیاز دارد', en: 'What needs a field' }),
    ({ context, params }) =>
      engine.transact(context, async (tx) => ({ uses: await usesOfField(tx, params.object, params.field) }), {
        readOnly: true,
      }),
  );

  app.post<ObjectPath>(
    '/schema/objects/:object/trial',
    route(
      'member',
      {
        fa: 'آزمودن یک فرمول یا جمع‌بندی روی رکوردی واقعی، بی‌آنکه چیزی نوشته شود',
        en: 'Try a formula or a roll-up on a real record without writing anything',
      },
      { body: trialShape },
    ),
    ({ context, params, body }) => {
      const trial = read(trialShape, body) as Trial;
      return engine.transact(context, (tx) => tryField(tx, params.object, trial));
    },
  );

  app.delete<ObjectPath>(
    '/schema/objects/:object',
    route('member', { fa: 'برداشتن نوعی که خودتان ساخته‌اید', en: 'Remove a kind that you made' }),
    async ({ context, params }, reply) => {
      await engine.transact(context, (tx) => removeCustomObject(tx, params.object));
      return reply.code(204).send();
    },
  );

  app.post<ObjectPath>(
    '/schema/objects/:object/restoration',
    route('member', { fa: 'بازگرداندن نوعی که برداشته‌اید', en: 'Bring back a kind that was removed' }),
    async ({ context, params }, reply) => {
      await engine.transact(context, (tx) => restoreCustomObject(tx, params.object));
      return reply.code(204).send();
    },
  );

  app.post<ObjectPath>(
    '/schema/objects/:object/fields',
    route('member', { fa: 'افزودن فیلد', en: 'Add a field' }, { body: fieldShape }),
    async ({ context, params, body }, reply) => {
      const given = read(fieldShape, body) as NewField;
      return reply.code(201).send(await engine.transact(context, (tx) => addField(tx, params.object, given)));
    },
  );

  app.patch<FieldPath>(
    '/schema/objects/:object/fields/:field',
    route('member', { fa: 'تغییر یک فیلد', en: 'Change a field' }, { body: changeShape }),
    async ({ context, params, body }, reply) => {
      const change = read(changeShape, body) as FieldChange;
      await engine.transact(context, (tx) => changeField(tx, params.object, params.field, change));
      return reply.code(204).send();
    },
  );

  app.delete<FieldPath>(
    '/schema/objects/:object/fields/:field',
    route('member', {
      fa: 'برداشتن فیلدی که چیزی به آن نیاز ندارد',
      en: 'Remove a field that nothing needs',
    }),
    async ({ context, params }, reply) => {
      await engine.transact(context, (tx) => removeField(tx, params.object, params.field));
      return reply.code(204).send();
    },
  );

  app.post<FieldPath>(
    '/schema/objects/:object/fields/:field/restoration',
    route('member', {
      fa: 'بازگرداندن فیلدی که برداشته‌اید، با مقدارهایش',
      en: 'Bring back a field that was removed, with its values',
    }),
    async ({ context, params }, reply) => {
      await engine.transact(context, (tx) => restoreField(tx, params.object, params.field));
      return reply.code(204).send();
    },
  );

  app.post<FieldPath>(
    '/schema/objects/:object/fields/:field/conversion-preview',
    route(
      'member',
      {
        fa: 'آزمودن تبدیل یک فیلد، بی‌آنکه چیزی نوشته شود',
        en: 'Try a field’s conversion without writing anything',
      },
      { body: conversionShape },
    ),
    ({ context, params, body }) => {
      const to = read(conversionShape, body) as Conversion;
      return engine.transact(context, (tx) => previewConversion(tx, params.object, params.field, to));
    },
  );

  app.post<FieldPath>(
    '/schema/objects/:object/fields/:field/conversion',
    route(
      'member',
      { fa: 'تبدیل یک فیلد به نوعی دیگر', en: 'Convert a field to another kind' },
      { body: conversionShape },
    ),
    async ({ context, params, body }, reply) => {
      await convertField(
        engine,
        context,
        params.object,
        params.field,
        read(conversionShape, body) as Conversion,
      );
      return reply.code(204).send();
    },
  );

  app.delete<FieldPath>(
    '/schema/objects/:object/fields/:field/conversion',
    route('member', {
      fa: 'واگرد تبدیل یک فیلد، با مقدارهایی که پیش از آن داشت',
      en: 'Take a field’s conversion back, with the values that it had before',
    }),
    async ({ context, params }, reply) => {
      await engine.transact(context, (tx) => takeBackConversion(tx, params.object, params.field));
      return reply.code(204).send();
    },
  );
}
