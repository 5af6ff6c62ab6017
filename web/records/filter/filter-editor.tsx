import { useState } from 'react';
import { Plus, X } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { Condition, Operator, ObjectContract } from '#records/contract.ts';
import { Button, IconButton, Select, useLocale, useWords } from '#web/kit/index.ts';

import { isSound } from './check.ts';
import { FieldPicker } from './field-picker.tsx';
import { arity, beginCondition, offeredOperators, withOperator } from './offered.ts';
import { reach } from './resolve.ts';
import { labelOf, type Telling } from './sentence.ts';
import { ValueEditor } from './value-editor.tsx';
import { dateOperatorNames, filterWords, operatorNames, sentenceWords } from './words.ts';

type EditorProps = {
  readonly object: ObjectContract;
  readonly telling: Telling;
  readonly start: readonly Condition[];
  readonly without: readonly string[];
  readonly onApply: (conditions: readonly Condition[]) => void;
  readonly onRemove?: () => void;
};

/** One chip's conditions, of which any is enough: choose a field, then how and with what it is compared. */
const FilterEditor = (props: EditorProps) => {
  const { object, telling, start, without, onApply, onRemove } = props;
  const text = useWords(filterWords);
  const words = useWords(sentenceWords);
  const [conditions, setConditions] = useState(start);
  const [picking, setPicking] = useState(start.length === 0);
  const { schema } = telling;
  const ready = conditions.length > 0 && conditions.every((one) => isSound(schema, object, one));

  if (picking)
    return (
      <FieldPicker
        object={object}
        schema={schema}
        without={without}
        onPick={(name) => {
          const field = reach(schema, object, name)?.field;
          if (field) setConditions([...conditions, beginCondition(name, field)]);
          setPicking(false);
        }}
      />
    );

  const change = (at: number, next: Condition) => {
    const all = conditions.with(at, next);
    setConditions(all);
    // A period or yes/no is the whole of the answer: nothing is left to press for.
    const whole = arity(next.op) === 'period' && next.value !== undefined && all.length === 1;
    if (whole && next.value !== conditions[at]?.value) onApply(all);
  };

  return (
    <form
      className="flex w-72 max-w-full flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onApply(conditions);
      }}
    >
      {conditions.map((condition, at) => (
        <ConditionEditor
          // Conditions have no name but their place.
          key={`${at}-${condition.field}`}
          object={object}
          telling={telling}
          condition={condition}
          before={at === 0 ? undefined : words.or}
          onChange={(next) => change(at, next)}
          onRemove={conditions.length > 1 ? () => setConditions(conditions.toSpliced(at, 1)) : undefined}
        />
      ))}
      <div className="flex items-center gap-2">
        <Button type="submit" variant="primary" disabled={!ready}>
          {text.apply}
        </Button>
        {onRemove === undefined ? null : (
          <Button variant="quiet" onPress={onRemove}>
            {text.remove}
          </Button>
        )}
        <span className="ms-auto">
          <Button
            variant="quiet"
            icon={<Plus size={14} />}
            disabled={!ready}
            onPress={() => setPicking(true)}
          >
            <span className="text-sm font-normal">{text.orElse}</span>
          </Button>
        </span>
      </div>
    </form>
  );
};

const ConditionEditor = (props: {
  readonly object: ObjectContract;
  readonly telling: Telling;
  readonly condition: Condition;
  readonly before: string | undefined;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: (() => void) | undefined;
}) => {
  const { object, telling, condition, before, onChange, onRemove } = props;
  const text = useWords(filterWords);
  const { locale } = useLocale();
  const reached = reach(telling.schema, object, condition.field);
  if (!reached) return null;
  const { field } = reached;
  const isDate = field.comparison === 'date' || field.comparison === 'instant';
  const nameOf = (op: Operator): string =>
    say((isDate ? dateOperatorNames[op] : undefined) ?? operatorNames[op], locale);
  const offered = offeredOperators(field);
  const operators = offered.includes(condition.op) ? offered : [condition.op, ...offered];
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 flex w-full items-center gap-2">
        {before === undefined ? null : <span className="text-sm text-ink-muted">{before}</span>}
        <span className="min-w-0 flex-1 truncate font-medium">{labelOf(reached, locale)}</span>
        {onRemove === undefined ? null : (
          <IconButton label={text.remove} icon={<X size={14} />} size="small" onPress={onRemove} />
        )}
      </legend>
      {operators.length > 1 ? (
        <Select
          label={text.operator}
          hideLabel
          value={condition.op}
          options={operators.map((op) => ({ id: op, label: nameOf(op) }))}
          onChange={(op) => onChange(withOperator(condition, (op ?? condition.op) as Operator))}
        />
      ) : null}
      <ValueEditor field={field} condition={condition} onChange={onChange} titleOf={telling.titleOf} />
    </fieldset>
  );
};

export default FilterEditor;
