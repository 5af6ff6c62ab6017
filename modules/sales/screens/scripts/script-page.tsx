import { useState } from 'react';
import { useParams } from '@tanstack/react-router';
import { History, Plus } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import {
  BackLink,
  Button,
  Menu,
  PageHeader,
  showNear,
  showToast,
  useLocale,
  useWords,
} from '#web/kit/index.ts';
import {
  FieldEditor,
  fieldOf,
  LeaveQuestion,
  tellFailure,
  useObject,
  useRecord,
  useRecordPages,
  useUpdate,
  type Values,
} from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { faultsOf, type ScriptDefinition } from '../../contract/script.ts';
import { draftOf } from './draft.ts';
import { ObjectionsCard } from './objections-card.tsx';
import { ScriptPreview } from './preview.tsx';
import { StepCard } from './step-card.tsx';
import { scriptWords } from './words.ts';

/** `/calling/scripts/…`: a script is written here, and walked through beside. */
const ScriptPage = () => {
  const { call_scriptId: id = '' } = useParams({ strict: false });
  const text = useWords(scriptWords);
  const object = useObject('call_script');
  const script = useRecord('call_script', id);
  return (
    <div className="mx-auto w-full max-w-[76rem] pb-10">
      <Waiting
        query={script}
        page={{ title: text.script, back: { href: '/calling/scripts', label: text.scripts } }}
      >
        {(record) => (object ? <Editor key={record.id} object={object} record={record} /> : null)}
      </Waiting>
    </div>
  );
};

const heads = ['name', 'purpose', 'audience', 'active'] as const;

const Editor = ({ object, record }: { readonly object: ObjectContract; readonly record: Stored }) => {
  const text = useWords(scriptWords);
  const { locale, digits } = useLocale();
  const update = useUpdate(object, { quiet: true });
  // What is written rests on the version that was seen when it began.
  const [base, setBase] = useState(record);
  const [changed, setChanged] = useState<Values>({});
  const mayWrite = object.abilities.update !== 'none' && record.removedAt === null;
  const valueOf = (name: string): unknown => (name in changed ? changed[name] : base.values[name]);
  const definition = valueOf('definition') as ScriptDefinition;
  const set = (name: string, value: unknown) => setChanged((before) => ({ ...before, [name]: value }));
  const draft = draftOf(definition, (next) => set('definition', next));
  const faults = faultsOf(definition);
  const unsaved = Object.keys(changed).length > 0;
  const save = async () => {
    try {
      setBase(await update.mutateAsync({ record: base, values: changed }));
      setChanged({});
      showToast({ tone: 'success', message: text.saved });
    } catch (error) {
      tellFailure(text.notSaved, error);
    }
  };
  const given = valueOf('name');
  const name = typeof given === 'string' ? given : '';
  return (
    <>
      <LeaveQuestion unsaved={unsaved && !update.isPending} />
      <PageHeader
        title={<bdi>{name}</bdi>}
        count={text.edition(formatNumber(Number(base.values['edition'] ?? 1), digits))}
        above={<BackLink href="/calling/scripts">{text.scripts}</BackLink>}
        actions={
          mayWrite ? (
            <>
              <Versions script={record.id} onChoose={(chosen) => set('definition', chosen)} />
              <Button
                variant="primary"
                disabled={!unsaved || faults.length > 0}
                pending={update.isPending}
                onPress={() => void save()}
              >
                {text.save}
              </Button>
            </>
          ) : undefined
        }
      />
      <div className="grid items-start gap-6 px-6 pt-2 max-sm:px-4 lg:grid-cols-[minmax(0,1fr)_380px]">
        {mayWrite ? (
          <div className="flex min-w-0 flex-col gap-3">
            <div className="grid gap-4 rounded-card bg-surface-1 p-4 md:grid-cols-2">
              {heads.map((one) => {
                const field = fieldOf(object, one);
                return field ? (
                  <FieldEditor
                    key={one}
                    field={field}
                    label={say(field.label, locale)}
                    required={field.required}
                    value={valueOf(one) ?? null}
                    onChange={(value) => set(one, value)}
                  />
                ) : null;
              })}
            </div>
            {faults.length > 0 ? (
              <div role="alert" className="flex flex-col gap-1 rounded-card bg-danger-soft p-4">
                <h2 className="leading-title font-strong">{text.faults}</h2>
                <ul className="list-disc ps-5">
                  {faults.map(({ code, step, message }) => (
                    <li key={`${code}${step ?? ''}`}>{say(message, locale)}</li>
                  ))}
                </ul>
              </div>
            ) : null}
            <ol className="flex flex-col gap-3">
              {definition.steps.map((step, index) => (
                <StepCard
                  key={step.key}
                  step={step}
                  index={index}
                  steps={definition.steps}
                  faults={faults}
                  draft={draft}
                />
              ))}
            </ol>
            <div>
              <Button
                icon={<Plus size={16} />}
                disabled={definition.steps.length >= 60}
                onPress={() => draft.addStep(text.newStep, text.newSay, text.goOn)}
              >
                {text.addStep}
              </Button>
            </div>
            <ObjectionsCard objections={definition.objections} draft={draft} />
          </div>
        ) : null}
        <div className="lg:sticky lg:top-4">
          <ScriptPreview name={name} definition={definition} />
        </div>
      </div>
    </>
  );
};

/** Earlier versions of the text; choosing one puts it into the editor, to be saved as a new one. */
const Versions = (props: {
  readonly script: string;
  readonly onChoose: (definition: ScriptDefinition) => void;
}) => {
  const text = useWords(scriptWords);
  const locale = useLocale();
  const { records } = useRecordPages('script_edition', {
    filter: { field: 'script', op: 'eq', value: props.script },
    limit: 20,
  });
  if (records.length < 2) return null;
  return (
    <Menu
      label={text.versions}
      trigger={<Button icon={<History size={16} />}>{text.versions}</Button>}
      items={records.slice(1).map(({ id, createdAt, values }) => ({
        id,
        label: text.edition(formatNumber(Number(values['edition']), locale.digits)),
        detail: showNear(createdAt, new Date().toISOString(), locale),
        onSelect: () => props.onChoose(values['definition'] as ScriptDefinition),
      }))}
    />
  );
};

export default ScriptPage;
