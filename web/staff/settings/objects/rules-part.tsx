import type { FieldContract, ObjectContract } from '#records/contract.ts';
import { FormSection, RadioGroup, useWords } from '#web/kit/index.ts';

import { askedBy, RuleFilter } from '#web/records/index.ts';
import { mayRule, type Demand, type RulesDraft } from './rules.ts';
import { StagePicker } from './stage-picker.tsx';

const words = {
  rules: { fa: 'کی و کجا', en: 'When' },
  shown: { fa: 'نمایش', en: 'Shown' },
  always: { fa: 'همیشه', en: 'Always' },
  when: { fa: 'تنها وقتی که…', en: 'Only when…' },
  required: { fa: 'الزامی', en: 'Required' },
  no: { fa: 'خیر', en: 'No' },
  requiredWhen: { fa: 'وقتی که…', en: 'When…' },
  from: { fa: 'از یک مرحله به بعد', en: 'From a stage on' },
  unfinished: { fa: 'شرط را بنویسید.', en: 'Write the condition.' },
};

/** When the field is shown and when it must be filled, each a choice with its sentence. */
export const RulesPart = (props: {
  readonly object: ObjectContract;
  readonly field: FieldContract | undefined;
  readonly kind: FieldContract['kind'];
  readonly rules: RulesDraft;
  readonly unfinished: 'shown' | 'demand' | undefined;
  readonly onChange: (rules: RulesDraft) => void;
}) => {
  const { object, field, kind, rules, unfinished, onChange } = props;
  const text = useWords(words);
  const may = mayRule(object, field, kind);
  const asked = askedBy(object, field?.name);
  const set = (some: Partial<RulesDraft>) => onChange({ ...rules, ...some });
  // What code requires is required; a screen adds to it and takes nothing from it.
  const fixed = field !== undefined && !field.custom && field.required;
  if (!may.hide && !may.demand) return null;
  const demands: readonly { readonly id: Demand; readonly label: string }[] = [
    { id: 'no', label: text.no },
    ...(field === undefined || field.custom ? [{ id: 'always' as const, label: text.always }] : []),
    ...(may.stages ? [{ id: 'from' as const, label: text.from }] : []),
    { id: 'when', label: text.requiredWhen },
  ];
  return (
    <FormSection title={text.rules}>
      {may.demand && !fixed ? (
        <div className="flex flex-col gap-2">
          <RadioGroup
            label={text.required}
            inline
            value={rules.demand}
            options={demands}
            onChange={(demand) => set({ demand: demand as Demand })}
            {...(unfinished === 'demand' ? { error: text.unfinished } : {})}
          />
          {rules.demand === 'from' && object.course ? (
            <StagePicker
              object={object}
              course={object.course}
              value={rules.requiredFrom}
              onChange={(requiredFrom) => set({ requiredFrom })}
            />
          ) : null}
          {rules.demand === 'when' ? (
            <RuleFilter
              object={asked}
              value={rules.requiredWhen}
              onChange={(requiredWhen) => set({ requiredWhen })}
            />
          ) : null}
        </div>
      ) : null}
      {may.hide ? (
        <div className="flex flex-col gap-2">
          <RadioGroup
            label={text.shown}
            inline
            value={rules.shown}
            options={[
              { id: 'always', label: text.always },
              { id: 'when', label: text.when },
            ]}
            onChange={(shown) => set({ shown: shown === 'when' ? 'when' : 'always' })}
            {...(unfinished === 'shown' ? { error: text.unfinished } : {})}
          />
          {rules.shown === 'when' ? (
            <RuleFilter object={asked} value={rules.shownWhen} onChange={(shownWhen) => set({ shownWhen })} />
          ) : null}
        </div>
      ) : null}
    </FormSection>
  );
};
