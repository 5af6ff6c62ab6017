import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';

import { formatNumber } from '#persian/digits.ts';
import { Button, IconButton, NumberField, Select, TextField, useLocale, useWords } from '#web/kit/index.ts';
import { newKey } from '#web/records/index.ts';

import { stepKinds, type SequenceStep } from '../../contract/sequence.ts';
import { SpokenField } from '../scripts/step-card.tsx';
import { sequenceWords } from './words.ts';

const mostSteps = 30;

/** The steps of a sequence while they are written. */
export const StepsEditor = (props: {
  readonly steps: readonly SequenceStep[];
  readonly onChange: (steps: readonly SequenceStep[]) => void;
}) => {
  const { steps, onChange } = props;
  const text = useWords(sequenceWords);
  const set = (key: string, part: Partial<SequenceStep>) =>
    onChange(steps.map((step) => (step.key === key ? { ...step, ...part } : step)));
  const move = (index: number, by: -1 | 1) => {
    const moved = [...steps];
    const [step] = moved.splice(index, 1);
    if (step) moved.splice(index + by, 0, step);
    onChange(moved);
  };
  return (
    <>
      <ol className="flex flex-col gap-3">
        {steps.map((step, index) => (
          <StepFields
            key={step.key}
            step={step}
            index={index}
            last={index === steps.length - 1}
            onChange={(part) => set(step.key, part)}
            onMove={(by) => move(index, by)}
            onRemove={() => onChange(steps.filter(({ key }) => key !== step.key))}
          />
        ))}
      </ol>
      <div>
        <Button
          icon={<Plus size={16} />}
          disabled={steps.length >= mostSteps}
          onPress={() =>
            onChange([
              ...steps,
              {
                key: `s-${newKey().slice(0, 8)}`,
                kind: 'call',
                after: 2,
                title: text.newTitle,
                text: '',
              },
            ])
          }
        >
          {text.addStep}
        </Button>
      </div>
    </>
  );
};

const StepFields = (props: {
  readonly step: SequenceStep;
  readonly index: number;
  readonly last: boolean;
  readonly onChange: (part: Partial<SequenceStep>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}) => {
  const { step, index, last, onChange, onMove, onRemove } = props;
  const text = useWords(sequenceWords);
  const { digits } = useLocale();
  return (
    <li className="flex flex-col gap-3 rounded-card bg-surface-1 p-4">
      <div className="flex items-center gap-1">
        <h2 className="min-w-0 flex-1 text-sm text-ink-muted">
          {text.step(formatNumber(index + 1, digits))}
        </h2>
        <IconButton
          label={text.up}
          icon={<ArrowUp size={16} />}
          disabled={index === 0}
          onPress={() => onMove(-1)}
        />
        <IconButton
          label={text.down}
          icon={<ArrowDown size={16} />}
          disabled={last}
          onPress={() => onMove(1)}
        />
        <IconButton
          label={text.removeStep}
          icon={<Trash2 size={16} />}
          disabled={index === 0 && last}
          onPress={onRemove}
        />
      </div>
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={text.kind}
          value={step.kind}
          options={stepKinds.map((kind) => ({ id: kind, label: text[kind] }))}
          onChange={(id) => onChange({ kind: stepKinds.find((kind) => kind === id) ?? 'task' })}
        />
        <NumberField
          label={index === 0 ? text.afterStart : text.after}
          value={String(step.after)}
          min="0"
          max="130"
          unit={text.days}
          onChange={(value) => onChange({ after: Math.round(Number(value ?? 0)) })}
        />
      </div>
      <TextField
        label={step.kind === 'mail' ? text.subject : text.titleOf}
        value={step.title}
        maxLength={150}
        onChange={(title) => onChange({ title })}
      />
      <SpokenField label={text.text} value={step.text} onChange={(said) => onChange({ text: said })} />
    </li>
  );
};
