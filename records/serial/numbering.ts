import { sql } from '#kernel/database/sql.ts';
import { formatNumber } from '#persian/digits.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { todayOf } from '../query/civil.ts';
import type { RecordTx } from '../records.ts';
import { mayChangeSchema, objectOf } from '../runtime/change.ts';
import { templateField } from '../runtime/change-layout.ts';
import { badDefinition } from '../runtime/problems.ts';
import { serialPeriod, serialTemplate, writeSerial, type SerialTemplate } from './template.ts';

/** How an object's records are numbered now. */
export type Numbering = {
  readonly object: string;
  readonly field: string;
  readonly template: string;
  /** The number that the next record gets, and how it is written. */
  readonly next: number;
  readonly sample: string;
  /** Numbers begin at 1 again with each of these; absent where they never do. */
  readonly restarts?: 'year' | 'month';
};

/** Every serial number of the workspace. */
export async function readNumberings(tx: RecordTx): Promise<readonly Numbering[]> {
  mayChangeSchema(tx);
  const day = todayOf(tx);
  const rows = await tx.rows<{ field: string; period: string; last: number }>(
    sql`select field_id as field, period, last from serial_counter where workspace_id = ${tx.context.workspace}`,
  );
  return [...tx.schema.objects.values()].flatMap((object) =>
    [...object.fields.values()].flatMap((field) => {
      const text = String(field.options['template']);
      const template = field.kind === 'serial' ? serialTemplate(text) : undefined;
      if (!template) return [];
      const period = serialPeriod(template, day);
      const last = rows.find((row) => row.field === field.id && row.period === period)?.last ?? 0;
      return [numbering(object, field, { text, template, day, next: last + 1 })];
    }),
  );
}

function numbering(
  object: ObjectDescriptor,
  field: FieldDescriptor,
  at: {
    readonly text: string;
    readonly template: SerialTemplate;
    readonly day: string;
    readonly next: number;
  },
): Numbering {
  const period = serialPeriod(at.template, at.day);
  return {
    object: object.name,
    field: field.name,
    template: at.text,
    next: at.next,
    sample: writeSerial(at.template, at.day, at.next),
    ...(period === '' ? {} : { restarts: period.includes('-') ? ('month' as const) : ('year' as const) }),
  };
}

const largest = 999_999_999;

/**
 * Changes how a serial number is written and which one comes next. Numbers that were given stay as they are; the next one
 * may not fall back to one that was given in this stretch under the same template.
 * @throws badDefinition
 */
export async function changeNumbering(
  tx: RecordTx,
  objectName: string,
  name: string,
  change: { readonly template?: string | undefined; readonly next?: number | undefined },
): Promise<void> {
  mayChangeSchema(tx);
  const object = objectOf(tx, objectName);
  const field = object.fields.get(name);
  if (field?.kind !== 'serial')
    throw badDefinition(
      { reason: { fa: 'شمارهٔ ردیف نیست.', en: 'It is no serial number.' } },
      { field: 'field' },
    );
  const text = change.template ?? String(field.options['template']);
  const template = serialTemplate(text);
  if (!template)
    throw badDefinition(
      {
        reason: {
          fa: 'قالب یک {number} دارد و جز آن تنها {jalaliYear} و {jalaliMonth} و نوشته.',
          en: 'A template has one {number}, and beside it only {jalaliYear}, {jalaliMonth} and text.',
        },
      },
      { field: 'template' },
    );
  if (change.template !== undefined && change.template !== field.options['template'])
    await templateField(tx, objectName, name, change.template);
  if (change.next !== undefined)
    await setNext(
      tx,
      field,
      serialPeriod(template, todayOf(tx)),
      change.next,
      text === field.options['template'],
    );
}

async function setNext(
  tx: RecordTx,
  field: FieldDescriptor,
  period: string,
  next: number,
  sameTemplate: boolean,
): Promise<void> {
  const { workspace } = tx.context;
  if (!Number.isInteger(next) || next < 1 || next > largest)
    throw badDefinition(
      { reason: { fa: 'شمارهٔ بعدی از ۱ آغاز می‌شود.', en: 'The next number is 1 or more.' } },
      { field: 'next' },
    );
  const [row] = await tx.rows<{ last: number }>(sql`select last from serial_counter
    where workspace_id = ${workspace} and field_id = ${field.id} and period = ${period} for update`);
  const last = row?.last ?? 0;
  if (sameTemplate && next <= last)
    throw badDefinition(
      {
        reason: {
          fa: `شماره تا ${formatNumber(last, 'fa')} داده شده است؛ شمارهٔ بعدی باید بزرگ‌تر باشد.`,
          en: `Numbers up to ${last} have been given; the next must be larger.`,
        },
      },
      { field: 'next' },
    );
  await tx.rows(sql`insert into serial_counter (workspace_id, field_id, period, last)
    values (${workspace}, ${field.id}, ${period}, ${next - 1})
    on conflict (workspace_id, field_id, period) do update set last = excluded.last`);
}
