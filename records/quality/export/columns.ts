import { say } from '#persian/bilingual.ts';
import { moneyUnitName } from '#persian/money.ts';
import { readableField } from '../../access/visible.ts';
import type { Money } from '../../define/declare.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import { badFilter } from '../../problems.ts';
import type { Stored } from '../../query/query.ts';
import type { RecordTx } from '../../records.ts';
import { cellWriter, type Cell } from './cell.ts';
import type { Look } from './look.ts';

/** One column of a file: its head, how wide people need it (in characters), and what of a record stands in it. */
export type ExportColumn = {
  readonly head: string;
  readonly width: number;
  readonly cell: (values: Stored['values']) => Cell;
};

const widths: Partial<Record<FieldDescriptor['kind'], number>> = {
  text: 30,
  longText: 50,
  address: 45,
  emails: 28,
  dateTime: 20,
  yesNo: 8,
};
const usualWidth = 18;

/** The columns of these fields, each of which the actor may read. @throws unknownField, badFilter */
export function exportColumns(
  tx: RecordTx,
  object: ObjectDescriptor,
  names: readonly string[],
  look: Look,
): readonly ExportColumn[] {
  return [...new Set(names)].flatMap((name) => {
    const field = readableField(tx.context.actor, object, name);
    if (field.kind === 'structured') throw badFilter({ reason: notWritten(field) }, { field: name });
    const cellOf = cellWriter(field, look);
    const column: ExportColumn = {
      head: look.values === 'plain' ? name : shownHead(field, look),
      width: widths[field.kind] ?? usualWidth,
      cell: (values) => cellOf(values[name]),
    };
    if (look.values === 'shown' || field.kind !== 'money') return [column];
    const currency: ExportColumn = {
      head: `${name}.currency`,
      width: 10,
      cell: (values) => {
        const money = values[name] as Money | null;
        return money ? money.currency : null;
      },
    };
    return [column, currency];
  });
}

/** Numbers stand without their unit, so the head names it. */
function shownHead({ kind, label }: FieldDescriptor, { locale, unit }: Look): string {
  const words = say(label, locale);
  if (kind === 'money') return `${words} (${say(moneyUnitName('IRR', unit), locale)})`;
  if (kind === 'percent') return `${words} (${locale === 'fa' ? '٪' : '%'})`;
  if (kind === 'duration') return `${words} (${say({ fa: 'دقیقه', en: 'minutes' }, locale)})`;
  return words;
}

const notWritten = (field: FieldDescriptor) => ({
  fa: `«${field.label.fa}» در پرونده نوشته نمی‌شود.`,
  en: `“${field.label.en}” cannot be written to a file.`,
});
