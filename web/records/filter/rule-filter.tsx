import { useMemo } from 'react';

import type { Filter, ObjectContract } from '#records/contract.ts';
import { ruleOperatorsOf } from '#records/contract.ts';

import { FilterBar } from './filter-bar.tsx';
import { fromFilter, toFilter } from './model.ts';
import { useTelling } from './use-telling.ts';

/** The object as a rule may ask about it: its own fields alone, with comparisons that answer the same on every day. */
export const askedBy = (object: ObjectContract, without: string | undefined): ObjectContract => ({
  ...object,
  fields: object.fields
    .filter(({ name }) => name !== without)
    .map((field) => ({ ...field, operators: ruleOperatorsOf(field.kind, field.operators) }))
    .filter(({ operators }) => operators.length > 0),
});

/** A condition on a record's own fields, written as the sentence that filters are written as. */
export const RuleFilter = (props: {
  readonly object: ObjectContract;
  readonly value: Filter | undefined;
  readonly onChange: (filter: Filter | undefined) => void;
}) => {
  const { object, value, onChange } = props;
  const { model } = useMemo(() => fromFilter(value), [value]);
  const telling = useTelling(object, model);
  // Conditions follow no links: a record is judged by what it holds itself.
  const own = useMemo(
    () => ({ ...telling, schema: { ...telling.schema, objects: [object] } }),
    [telling, object],
  );
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <FilterBar
        object={object}
        model={model}
        telling={own}
        variant={undefined}
        onChange={(next) => onChange(toFilter(next))}
      />
    </div>
  );
};
