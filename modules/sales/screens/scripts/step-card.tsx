import { useRef } from 'react';
import { ArrowDown, ArrowUp, Braces, Plus, Trash2, X } from 'lucide-react';

import { say, type Phrase } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import {
  Button,
  ComboBox,
  IconButton,
  Menu,
  Select,
  Switch,
  TextArea,
  TextField,
  useLocale,
  useWords,
} from '#web/kit/index.ts';
import { isEditable, useSchema } from '#web/records/index.ts';

import {
  calledObjects,
  end,
  scriptPlaces,
  type CalledObject,
  type ScriptFault,
  type ScriptStep,
} from '../../contract/script.ts';
import type { ScriptDraft } from './draft.ts';
import { scriptWords } from './words.ts';

/** One step while it is written: what is said, which field it fills, where each answer leads. */
export const StepCard = (props: {
  readonly step: ScriptStep;
  readonly index: number;
  readonly steps: readonly ScriptStep[];
  readonly faults: readonly ScriptFault[];
  readonly draft: ScriptDraft;
}) => {
  const { step, index, steps, faults, draft } = props;
  const text = useWords(scriptWords);
  const { locale, digits } = useLocale();
  const own = faults.filter((fault) => fault.step === step.key);
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
          onPress={() => draft.move(step.key, -1)}
        />
        <IconButton
          label={text.down}
          icon={<ArrowDown size={16} />}
          disabled={index === steps.length - 1}
          onPress={() => draft.move(step.key, 1)}
        />
        <IconButton
          label={text.removeStep}
          icon={<Trash2 size={16} />}
          disabled={steps.length === 1}
          onPress={() => draft.removeStep(step.key)}
        />
      </div>
      <TextField
        label={text.title}
        value={step.title}
        maxLength={120}
        onChange={(title) => draft.step(step.key, { title })}
      />
      <SpokenField
        label={text.say}
        value={step.say}
        onChange={(said) => draft.step(step.key, { say: said })}
      />
      <FieldChoice step={step} draft={draft} />
      <div className="flex flex-col gap-2">
        <h3 className="text-sm text-ink-muted">{text.answers}</h3>
        {step.answers.map((answer) => (
          <div key={answer.key} className="flex items-end gap-2 max-sm:flex-wrap">
            <div className="min-w-0 flex-1 max-sm:basis-full">
              <TextField
                label={text.answer}
                hideLabel
                value={answer.label}
                maxLength={120}
                onChange={(label) => draft.answer(step, answer.key, { label })}
              />
            </div>
            <div className="min-w-0 flex-1">
              <Select
                label={`${text.leadsTo}: ${answer.label}`}
                hideLabel
                value={answer.to}
                options={[
                  ...steps
                    .filter(({ key }) => key !== step.key)
                    .map(({ key, title }) => ({ id: key, label: title })),
                  { id: end, label: text.end },
                ]}
                onChange={(to) => draft.answer(step, answer.key, { to: to ?? end })}
              />
            </div>
            <IconButton
              label={`${text.removeAnswer}: ${answer.label}`}
              icon={<X size={16} />}
              onPress={() =>
                draft.step(step.key, { answers: step.answers.filter(({ key }) => key !== answer.key) })
              }
            />
          </div>
        ))}
        <div>
          <Button
            variant="quiet"
            icon={<Plus size={16} />}
            disabled={step.answers.length >= 8}
            onPress={() => draft.addAnswer(step, text.newAnswer)}
          >
            {text.addAnswer}
          </Button>
        </div>
      </div>
      {own.map(({ code, message }) => (
        <p key={code} role="alert" className="text-sm text-danger">
          {say(message, locale)}
        </p>
      ))}
    </li>
  );
};

/** A phrase with a menu of the places that may stand in it. */
export const SpokenField = (props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) => {
  const { label, value, onChange } = props;
  const text = useWords(scriptWords);
  const { locale } = useLocale();
  const box = useRef<HTMLDivElement>(null);
  const insert = (place: Phrase) => {
    const area = box.current?.querySelector('textarea');
    const at = area?.selectionStart ?? value.length;
    onChange(`${value.slice(0, at)}{${say(place, locale)}}${value.slice(area?.selectionEnd ?? at)}`);
  };
  return (
    <div ref={box} className="relative">
      <TextArea label={label} rows={3} maxLength={2_000} value={value} onChange={onChange} />
      <div className="absolute inset-e-0 top-0">
        <Menu
          label={text.place}
          placement="bottom end"
          trigger={<IconButton label={text.place} icon={<Braces size={16} />} size="small" />}
          items={Object.entries(scriptPlaces).map(([key, place]) => ({
            id: key,
            label: say(place, locale),
            onSelect: () => insert(place),
          }))}
        />
      </div>
    </div>
  );
};

const FieldChoice = ({ step, draft }: { readonly step: ScriptStep; readonly draft: ScriptDraft }) => {
  const text = useWords(scriptWords);
  const { locale } = useLocale();
  const { objects } = useSchema();
  const options = objects
    .filter(({ name }) => (calledObjects as readonly string[]).includes(name))
    .flatMap((object) =>
      object.fields
        .filter((field) => isEditable(field) && field.kind !== 'files' && field.kind !== 'structured')
        .map((field) => ({
          id: `${object.name}.${field.name}`,
          label: say(field.label, locale),
          detail: say(object.one, locale),
        })),
    );
  const chosen = step.field ? `${step.field.object}.${step.field.name}` : null;
  const choose = (id: string | null) => {
    const [object, name] = id?.split('.') ?? [];
    draft.step(step.key, {
      field:
        object === undefined || name === undefined
          ? undefined
          : { object: object as CalledObject, name, required: step.field?.required ?? true },
    });
  };
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1">
        <ComboBox
          label={text.field}
          placeholder={text.fieldNone}
          options={options}
          value={options.find(({ id }) => id === chosen) ?? null}
          onChange={(option) => choose(option?.id ?? null)}
        />
      </div>
      {step.field ? (
        <Switch
          on={step.field.required}
          onChange={(required) =>
            step.field ? draft.step(step.key, { field: { ...step.field, required } }) : undefined
          }
        >
          {text.required}
        </Switch>
      ) : null}
    </div>
  );
};
