import { newId } from '#kernel/id.ts';
import type { FieldContract } from '../contract.ts';
import { describeObject } from '../api/describe.ts';
import { readOne, readPage } from '../query/page.ts';
import type { RecordTx } from '../records.ts';
import { mayChangeSchema, objectOf, ownField } from './change.ts';
import { readDefinition, schemaWith } from './check-field.ts';
import { fieldDefinition, type FieldDefinition } from './definitions.ts';
import { badDefinition } from './problems.ts';

/** A formula or a roll-up that somebody is writing. */
export type Trial = Pick<FieldDefinition, 'kind' | 'label' | 'options'> & {
  /** The field that it would replace. */
  readonly field?: string;
  /** The record to try it on; the newest where none is named. */
  readonly record?: string;
};

export type TrialResult = {
  /** As the screen shows values of it: its kind, comparison and options. */
  readonly field: FieldContract;
  /** null where there is no record yet. */
  readonly on: { readonly id: string; readonly title: string | null } | null;
  readonly value: unknown;
};

/** Computes what a formula or roll-up would say on a real record, without keeping anything. @throws badDefinition */
export async function tryField(tx: RecordTx, objectName: string, trial: Trial): Promise<TrialResult> {
  mayChangeSchema(tx);
  const before = objectOf(tx, objectName);
  if (trial.kind !== 'formula' && trial.kind !== 'rollUp')
    throw badDefinition(
      { reason: { fa: 'تنها فرمول و جمع‌بندی آزموده می‌شود.', en: 'Only formulas and roll-ups are tried.' } },
      { field: 'kind' },
    );
  const id: string = newId();
  const name = trial.field === undefined ? 'xTrial' : (await ownField(tx, before, trial.field)).field.name;
  const { kind, label, options } = trial;
  const definition = readDefinition(fieldDefinition, { kind, label, options, key: id });
  const schema = schemaWith(tx, before, { id, object: before.name, name, definition });
  const tried = { ...tx, schema };
  const object = objectOf(tried, objectName);
  const field = describeObject(object, tx.context.actor).fields.find((one) => one.name === name);
  if (!field)
    throw badDefinition({ reason: { fa: 'درست نیست.', en: 'It is not valid.' } }, { field: 'options' });
  const [newest] =
    trial.record === undefined ? (await readPage(tried, object, { limit: 1, fields: [] })).records : [];
  const found = trial.record ?? newest?.id;
  const record = found === undefined ? undefined : await readOne(tried, object, found, false);
  if (!record) return { field, on: null, value: null };
  const title = record.values[object.title];
  return {
    field,
    on: { id: record.id, title: typeof title === 'string' ? title : null },
    value: record.values[name] ?? null,
  };
}
