import { useState } from 'react';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import { Button, CheckboxGroup, Dialog, showToast, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, textIn, useObject } from '#web/records/index.ts';

import { useSchemaDeed } from '../objects/use-schema-deed.ts';
import { rulesFrom } from './demand-rules.ts';
import { demandedAt, mayDemand } from './demands.ts';

const words = {
  title: { fa: (name: string) => `از «${name}» به بعد`, en: (name: string) => `From “${name}” on` },
  intro: {
    fa: 'معامله‌ای که به این مرحله می‌رسد این فیلدها را دارد؛ هنگام جابه‌جایی همان‌جا پرسیده می‌شوند. از معاملهٔ باخته پرسیده نمی‌شود.',
    en: 'A deal that comes here has these fields; whoever moves it is asked on the spot. A lost deal is not asked.',
  },
  introLost: {
    fa: 'معامله‌ای که می‌بازد این فیلدها را دارد؛ هنگام جابه‌جایی همان‌جا پرسیده می‌شوند.',
    en: 'A deal that is lost has these fields; whoever moves it is asked on the spot.',
  },
  fields: { fa: 'فیلدهای الزامی', en: 'Required fields' },
  save: { fa: 'ذخیره', en: 'Save' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  saved: { fa: 'ذخیره شد.', en: 'Saved.' },
};

/** Which fields a stage asks for. */
export const DemandsDialog = (props: {
  readonly stage: Stored;
  readonly stages: readonly Stored[];
  readonly onClose: () => void;
}) => {
  const object = useObject('deal');
  return object ? <Demands {...props} object={object} /> : null;
};

const Demands = (props: {
  readonly object: ObjectContract;
  readonly stage: Stored;
  readonly stages: readonly Stored[];
  readonly onClose: () => void;
}) => {
  const { object, stage, stages, onClose } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const deed = useSchemaDeed();
  const before = demandedAt(object, stage.id).map(({ name }) => name);
  const [chosen, setChosen] = useState<readonly string[]>(before);
  const save = () =>
    deed.run(async () => {
      // One after another: each is a change of the schema, which follow each other anyway.
      for (const field of object.fields) {
        const demanded = chosen.includes(field.name);
        if (demanded === before.includes(field.name)) continue;
        await callApi(`/schema/objects/${object.name}/fields/${field.name}/rules`, {
          method: 'PUT',
          body: rulesFrom(field, stage, stages, demanded),
        });
      }
      showToast({ message: text.saved });
      onClose();
    });
  return (
    <Dialog
      title={text.title(textIn(stage, 'name'))}
      size="small"
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
      <div className="flex flex-col gap-4">
        <p className="text-ink-muted">{stage.values['kind'] === 'lost' ? text.introLost : text.intro}</p>
        {deed.problem ? (
          <p role="alert" className="rounded-control bg-danger-soft px-3 py-2 text-danger">
            {deed.problem.detail}
          </p>
        ) : null}
        <CheckboxGroup
          label={text.fields}
          hideLabel
          options={mayDemand(object).map((field) => ({ id: field.name, label: say(field.label, locale) }))}
          value={chosen}
          onChange={setChosen}
        />
      </div>
    </Dialog>
  );
};
