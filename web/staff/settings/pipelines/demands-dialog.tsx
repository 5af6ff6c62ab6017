import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import { say } from '#persian/bilingual.ts';
import type { FieldContract, FieldRules, ObjectContract, Stored } from '#records/contract.ts';
import {
  Button,
  CheckboxGroup,
  Dialog,
  FormSection,
  MultiSelect,
  showToast,
  useLocale,
  useWords,
} from '#web/kit/index.ts';
import {
  callApi,
  choicesOf,
  fieldOf,
  keys,
  mayDeed,
  textIn,
  useMe,
  useDeed,
  useObject,
  useTakeBack,
} from '#web/records/index.ts';

import { rulesFrom } from './demand-rules.ts';
import { demandedAt, mayDemand } from './demands.ts';

const words = {
  title: { fa: (name: string) => `شرط‌های «${name}»`, en: (name: string) => `Conditions of “${name}”` },
  entry: { fa: 'پیش از آمدن', en: 'Before a deal enters' },
  entryHint: {
    fa: 'معامله‌ای که به این مرحله یا پس از آن می‌رسد این‌ها را دارد. هر چه کم باشد هنگام جابه‌جایی همان‌جا پرسیده می‌شود؛ از معاملهٔ باخته پرسیده نمی‌شود.',
    en: 'A deal that comes here or further has these. What is missing is asked for on the spot; a lost deal is not asked.',
  },
  entryLost: {
    fa: 'معامله‌ای که می‌بازد این فیلدها را دارد؛ هنگام جابه‌جایی همان‌جا پرسیده می‌شوند.',
    en: 'A deal that is lost has these fields; whoever moves it is asked on the spot.',
  },
  exit: { fa: 'پیش از رفتن', en: 'Before it goes on' },
  exitHint: {
    fa: 'معامله تا این‌ها را نداشته باشد به مرحله‌های بعد نمی‌رود.',
    en: 'Without these a deal does not go on to later stages.',
  },
  fields: { fa: 'فیلدهای پرشده', en: 'Fields that are filled in' },
  noFields: { fa: 'هیچ فیلدی', en: 'No fields' },
  needs: { fa: 'آنچه رخ داده است', en: 'What has happened' },
  save: { fa: 'ذخیره', en: 'Save' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  saved: { fa: 'ذخیره شد.', en: 'Saved.' },
};

type Props = {
  /** The kind of record that a stage is. */
  readonly object: ObjectContract;
  readonly stage: Stored;
  readonly stages: readonly Stored[];
  readonly onClose: () => void;
};

/** What a stage asks of a deal: before it enters, and before it goes on. */
export const DemandsDialog = (props: Props) => {
  const deal = useObject('deal');
  return deal ? <Demands {...props} deal={deal} /> : null;
};

const namesIn = ({ values }: Stored, field: string): readonly string[] => {
  const value = values[field];
  return Array.isArray(value) ? value.map(String) : [];
};

const Demands = (props: Props & { readonly deal: ObjectContract }) => {
  const { object, deal, stage, stages, onClose } = props;
  const text = useWords(words);
  const client = useQueryClient();
  const deed = useDeed();
  const readAnew = () =>
    Promise.all(
      [keys.schema, keys.object(object.name)].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  const takeBack = useTakeBack(readAnew);
  const shapesFields = mayDeed(useMe(), 'schema.change');
  const changesStage = object.abilities.update !== 'none';
  const before = demandedAt(deal, stage.id).map(({ name }) => name);
  const [fields, setFields] = useState<readonly string[]>(before);
  const [entry, setEntry] = useState(namesIn(stage, 'entryNeeds'));
  const [exit, setExit] = useState(namesIn(stage, 'exitNeeds'));
  const [exitFields, setExitFields] = useState(namesIn(stage, 'exitFields'));
  const isOpen = stage.values['kind'] === 'open';
  const isLost = stage.values['kind'] === 'lost';
  const save = () =>
    deed.run(async () => {
      const ruled = deal.fields.filter(({ name }) => fields.includes(name) !== before.includes(name));
      const ask = (rules: (field: FieldContract) => FieldRules, own: object) =>
        callApi(`/stages/${stage.id}/demands`, {
          method: 'PUT',
          body: {
            fields: Object.fromEntries(ruled.map((field) => [field.name, rules(field)])),
            ...(changesStage ? own : {}),
          },
        });
      await ask((field) => rulesFrom(field, stage, stages, fields.includes(field.name)), {
        version: stage.version,
        stage: { entryNeeds: entry, exitNeeds: exit, exitFields: exitFields.length > 0 ? exitFields : null },
      });
      const { exitFields: exitFieldsBefore = null } = stage.values;
      showToast({
        message: text.saved,
        undo: takeBack(() =>
          ask(({ rules }) => rules ?? {}, {
            stage: {
              entryNeeds: namesIn(stage, 'entryNeeds'),
              exitNeeds: namesIn(stage, 'exitNeeds'),
              exitFields: exitFieldsBefore,
            },
          }),
        ),
      });
      await readAnew();
      onClose();
    });
  return (
    <Dialog
      title={text.title(textIn(stage, 'name'))}
      open
      dismissable={!deed.pending}
      onOpenChange={(open) => (open ? undefined : onClose())}
      actions={
        <>
          <Button variant="primary" pending={deed.pending} onPress={save}>
            {text.save}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-6">
        {deed.problem ? (
          <p role="alert" className="rounded-control bg-danger-soft px-3 py-2 text-danger">
            {deed.problem.errors[0]?.message ?? deed.problem.detail}
          </p>
        ) : null}
        <FormSection title={text.entry} hint={isLost ? text.entryLost : text.entryHint}>
          {isLost || !changesStage ? null : (
            <Needs object={object} name="entryNeeds" chosen={entry} onChange={setEntry} />
          )}
          {shapesFields ? <Fields deal={deal} chosen={fields} onChange={setFields} /> : null}
        </FormSection>
        {isOpen && changesStage ? (
          <FormSection title={text.exit} hint={text.exitHint}>
            <Needs object={object} name="exitNeeds" chosen={exit} onChange={setExit} />
            <Fields deal={deal} chosen={exitFields} onChange={setExitFields} />
          </FormSection>
        ) : null}
      </div>
    </Dialog>
  );
};

type Choosing = {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

const Needs = (props: Choosing & { readonly object: ObjectContract; readonly name: string }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const field = fieldOf(props.object, props.name);
  return (
    <CheckboxGroup
      label={text.needs}
      options={(field ? choicesOf(field) : []).map(({ key, label }) => ({
        id: key,
        label: say(label, locale),
      }))}
      value={props.chosen}
      onChange={props.onChange}
    />
  );
};

const Fields = ({ deal, chosen, onChange }: Choosing & { readonly deal: ObjectContract }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const may = mayDemand(deal);
  return (
    <MultiSelect
      label={text.fields}
      placeholder={text.noFields}
      options={may.map((field) => ({ id: field.name, label: say(field.label, locale) }))}
      value={chosen.filter((name) => may.some((field) => field.name === name))}
      onChange={onChange}
    />
  );
};
