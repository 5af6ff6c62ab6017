import { useId } from 'react';

import type { Filter, ObjectContract } from '#records/contract.ts';
import { useWords } from '#web/kit/index.ts';

import type { EditorProps } from '../fields/face.ts';
import { askedBy, RuleFilter } from './rule-filter.tsx';

const words = { required: { fa: 'الزامی', en: 'Required' } };

/** The field of a form in which a condition is written. */
const ConditionEditor = (props: EditorProps & { readonly object: ObjectContract }) => {
  const { object, value, onChange, label, hideLabel, hint, error, required } = props;
  const text = useWords(words);
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-1.5">
      <span id={id} className={hideLabel === true ? 'sr-only' : 'text-sm text-ink-muted'}>
        {label}
        {required === true ? <span className="ms-1 text-ink-faint">({text.required})</span> : null}
      </span>
      <RuleFilter
        object={askedBy(object, undefined)}
        value={(value as Filter | null) ?? undefined}
        onChange={(filter) => onChange(filter ?? null)}
      />
      {error === undefined ? null : <span className="text-sm text-danger">{error}</span>}
      {hint === undefined ? null : <span className="text-sm text-ink-muted">{hint}</span>}
    </div>
  );
};

export default ConditionEditor;
