import type { Phrase } from '#persian/bilingual.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { isHidden } from '../access/visible.ts';
import { comparisonOf } from '../fields/index.ts';
import { conditionsIn } from '../query/filter-fields.ts';
import { compileFilter } from '../query/filter.ts';
import { operatorsOf } from '../query/operators.ts';
import type { Filter } from '../query/query.ts';
import { rowSet } from '../query/row-set.ts';
import type { RecordTx } from '../records.ts';
import type { FieldDescriptor, ObjectDescriptor } from './descriptor.ts';
import { ruleOperatorsOf } from './field-rules.ts';

/**
 * What is wrong with a filter by which records are judged one at a time (`holds`), undefined where nothing is: it asks
 * about the record's own fields, by comparisons that answer the same on every day. A field that is hidden from the actor is
 * none: by what a rule brings about he would learn what stands in it.
 * @param except a field that may not be asked about, since its own presence hangs on the answer
 */
export function wrongInRule(
  tx: RecordTx,
  object: ObjectDescriptor,
  filter: Filter,
  except?: FieldDescriptor,
): Phrase | undefined {
  const conditions = conditionsIn(filter);
  if (conditions.length === 0 || conditions.length > 20)
    return { fa: 'شرط یک تا بیست بخش دارد.', en: 'A condition has one to twenty parts.' };
  for (const { field: name, op } of conditions) {
    const asked = object.fields.get(name);
    if (
      !asked ||
      asked === except ||
      isHidden(tx.context.actor, object, asked) ||
      !ruleOperatorsOf(asked.kind, operatorsOf[comparisonOf(asked)]).includes(op)
    )
      return {
        fa: 'شرط به فیلدهای دیگر همین رکورد نگاه می‌کند، با سنجشی که امروز و فردا یک پاسخ دارد.',
        en: 'A condition looks at other fields of the same record, by a comparison that answers the same on every day.',
      };
  }
  try {
    compileFilter(rowSet(tx.bySystem('the check of a rule'), object), filter);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.detail;
    throw error;
  }
}
