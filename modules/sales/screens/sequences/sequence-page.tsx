import { useState } from 'react';
import { useParams } from '@tanstack/react-router';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import { BackLink, Button, PageHeader, showToast, useLocale, useWords } from '#web/kit/index.ts';
import {
  FieldEditor,
  fieldOf,
  LeaveQuestion,
  tellFailure,
  useObject,
  useRecord,
  useUpdate,
  type Values,
} from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import type { SequenceDefinition } from '../../contract/sequence.ts';
import { Enrolments } from './enrolments.tsx';
import { StepsEditor } from './steps-editor.tsx';
import { sequenceWords } from './words.ts';

/** `/calling/sequences/…`: the steps of a sequence, and who is where in it. */
const SequencePage = () => {
  const { sequenceId: id = '' } = useParams({ strict: false });
  const text = useWords(sequenceWords);
  const object = useObject('sequence');
  const sequence = useRecord('sequence', id);
  return (
    <div className="mx-auto w-full max-w-[76rem] pb-10">
      <Waiting
        query={sequence}
        page={{ title: text.sequence, back: { href: '/calling/sequences', label: text.sequences } }}
      >
        {(record) => (object ? <Editor key={record.id} object={object} record={record} /> : null)}
      </Waiting>
    </div>
  );
};

const heads = ['name', 'climbsAfter', 'active'] as const;

const Editor = ({ object, record }: { readonly object: ObjectContract; readonly record: Stored }) => {
  const text = useWords(sequenceWords);
  const { locale } = useLocale();
  const update = useUpdate(object, { quiet: true });
  // What is written rests on the version that was seen when it began.
  const [base, setBase] = useState(record);
  const [changed, setChanged] = useState<Values>({});
  const mayWrite = object.abilities.update !== 'none' && record.removedAt === null;
  const valueOf = (name: string): unknown => (name in changed ? changed[name] : base.values[name]);
  const set = (name: string, value: unknown) => setChanged((before) => ({ ...before, [name]: value }));
  const { steps } = valueOf('definition') as SequenceDefinition;
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
  return (
    <>
      <LeaveQuestion unsaved={unsaved && !update.isPending} />
      <PageHeader
        title={<bdi>{typeof given === 'string' ? given : ''}</bdi>}
        above={<BackLink href="/calling/sequences">{text.sequences}</BackLink>}
        actions={
          mayWrite ? (
            <Button
              variant="primary"
              disabled={!unsaved}
              pending={update.isPending}
              onPress={() => void save()}
            >
              {text.save}
            </Button>
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
                    {...(field.hint ? { hint: say(field.hint, locale) } : {})}
                    value={valueOf(one) ?? null}
                    onChange={(value) => set(one, value)}
                  />
                ) : null;
              })}
            </div>
            <StepsEditor steps={steps} onChange={(next) => set('definition', { steps: next })} />
          </div>
        ) : null}
        <Enrolments sequence={record.id} />
      </div>
    </>
  );
};

export default SequencePage;
