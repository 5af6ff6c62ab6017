import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '#kernel/http/read.ts';
import { phraseShape } from '../fields/choice.ts';
import { kindNames } from '../fields/kind-name.ts';
import type { RecordEngine } from '../records.ts';
import { addField, type NewField } from '../runtime/add-field.ts';
import { changeField, type FieldChange } from '../runtime/change-field.ts';
import { convertField, previewConversion, type Conversion } from '../runtime/convert-field.ts';
import { defineCustomObject, type NewObject } from '../runtime/define-custom-object.ts';
import { removeCustomObject, removeField } from '../runtime/remove-field.ts';

type ObjectPath = { readonly Params: { readonly object: string } };
type FieldPath = { readonly Params: { readonly object: string; readonly field: string } };
const access = { config: { access: 'member' as const } };

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

/** Objects and fields that a workspace makes itself; each is usable with the next transaction of every process. */
export function schemaRoutes(app: FastifyInstance, engine: RecordEngine): void {
  app.post('/schema/objects', access, async ({ context, body }, reply) => {
    const given = read(objectShape, body) as NewObject;
    return reply.code(201).send(await engine.transact(context, (tx) => defineCustomObject(tx, given)));
  });

  app.delete<ObjectPath>('/schema/objects/:object', access, async ({ context, params }, reply) => {
    await engine.transact(context, (tx) => removeCustomObject(tx, params.object));
    return reply.code(204).send();
  });

  app.post<ObjectPath>('/schema/objects/:object/fields', access, async ({ context, params, body }, reply) => {
    const given = read(fieldShape, body) as NewField;
    return reply.code(201).send(await engine.transact(context, (tx) => addField(tx, params.object, given)));
  });

  app.patch<FieldPath>(
    '/schema/objects/:object/fields/:field',
    access,
    async ({ context, params, body }, reply) => {
      const change = read(changeShape, body) as FieldChange;
      await engine.transact(context, (tx) => changeField(tx, params.object, params.field, change));
      return reply.code(204).send();
    },
  );

  app.delete<FieldPath>(
    '/schema/objects/:object/fields/:field',
    access,
    async ({ context, params }, reply) => {
      await engine.transact(context, (tx) => removeField(tx, params.object, params.field));
      return reply.code(204).send();
    },
  );

  app.post<FieldPath>(
    '/schema/objects/:object/fields/:field/conversion-preview',
    access,
    ({ context, params, body }) => {
      const to = read(conversionShape, body) as Conversion;
      return engine.transact(context, (tx) => previewConversion(tx, params.object, params.field, to));
    },
  );

  app.post<FieldPath>(
    '/schema/objects/:object/fields/:field/conversion',
    access,
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
}
