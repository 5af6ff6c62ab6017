import { Suspense, useState } from 'react';
import { GitBranch } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract, PageQuery, Stored } from '#records/contract.ts';
import { Button, EmptyState, useLocale, useWords } from '#web/kit/index.ts';
import { RecordDrawer, titleOf, useObject, useRecordPages } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { StageTasksDialog } from '../../modules.ts';
import { useUses } from '../replace-dialog.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { DemandsDialog } from './demands-dialog.tsx';
import { stagesOf, type Editing } from './editing.ts';
import { PipelinePart } from './pipeline-part.tsx';

const words = {
  title: { fa: 'کاریزهای فروش', en: 'Pipelines' },
  new: { fa: 'کاریز تازه', en: 'New pipeline' },
  newStage: { fa: 'مرحلهٔ تازه', en: 'New stage' },
  empty: { fa: 'هنوز کاریزی نیست', en: 'There is no pipeline yet' },
};

const ordered: PageQuery = { sort: [{ field: 'position', direction: 'asc' }], limit: 200 };

/** The ways that deals go: pipelines with their stages in order, and what each stage asks for. */
const PipelinesPage = () => {
  const text = useWords(words);
  const pipeline = useObject('pipeline');
  const stage = useObject('stage');
  const pipelines = useRecordPages('pipeline', ordered, pipeline !== undefined);
  const stages = useRecordPages('stage', ordered, stage !== undefined);
  const uses = useUses('stage', 'deal');
  const [editing, setEditing] = useState<Editing | null>(null);
  return (
    <SettingsPage
      section="/settings/pipelines"
      title={text.title}
      count={pipelines.records.length}
      actions={
        pipeline?.abilities.create ? (
          <Button variant="primary" onPress={() => setEditing({ what: 'pipeline' })}>
            {text.new}
          </Button>
        ) : undefined
      }
    >
      <Waiting query={pipelines.data === undefined ? pipelines : stages}>
        {() =>
          pipelines.records.length === 0 || !pipeline || !stage ? (
            <EmptyState icon={<GitBranch size={20} />} title={text.empty} />
          ) : (
            pipelines.records.map((record) => (
              <PipelinePart
                key={record.id}
                pipeline={record}
                objects={{ pipeline, stage }}
                stages={stages.records}
                pipelines={pipelines.records}
                counts={uses.data ?? {}}
                onEdit={setEditing}
              />
            ))
          )
        }
      </Waiting>
      {editing && pipeline && stage ? (
        <Over
          editing={editing}
          objects={{ pipeline, stage }}
          stages={stages.records}
          count={pipelines.records.length}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </SettingsPage>
  );
};

const Over = (props: {
  readonly editing: Editing;
  readonly objects: { readonly pipeline: ObjectContract; readonly stage: ObjectContract };
  readonly stages: readonly Stored[];
  readonly count: number;
  readonly onClose: () => void;
}) => {
  const { editing, objects, stages, count, onClose } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const done = { onSaved: onClose, onClose };
  if (editing.what === 'demands')
    return <DemandsDialog object={objects.stage} stage={editing.record} stages={stages} onClose={onClose} />;
  if (editing.what === 'tasks')
    return StageTasksDialog ? (
      <Suspense>
        <StageTasksDialog object={objects.stage} stage={editing.record} onClose={onClose} />
      </Suspense>
    ) : null;
  const object = objects[editing.what];
  if (!('pipeline' in editing))
    return (
      <RecordDrawer
        {...done}
        title={editing.record ? (titleOf(object, editing.record) ?? say(object.one, locale)) : text.new}
        object={object}
        without={hidden[editing.what]}
        {...(editing.record ? { record: editing.record } : { prefill: { position: count + 1 } })}
      />
    );
  const { pipeline } = editing;
  return (
    <RecordDrawer
      {...done}
      title={text.newStage}
      object={object}
      without={hidden.stage}
      prefill={{
        pipeline: { id: pipeline.id, object: 'pipeline', title: titleOf(objects.pipeline, pipeline) ?? '' },
        position: placeOfNew(stagesOf(stages, pipeline)),
        color: stagesOf(stages, pipeline).length % 10,
        probability: 50,
      }}
    />
  );
};

/** Order is by drag, a stage stays in its pipeline, and what it asks for and brings has dialogs of its own. */
const hidden = {
  pipeline: ['position'],
  stage: ['position', 'pipeline', 'entryNeeds', 'exitNeeds', 'exitFields', 'tasks'],
};

/** Before the stages of winning and losing, which stand last. */
const placeOfNew = (stages: readonly Stored[]): number => {
  const open = stages.filter(({ values }) => values['kind'] === 'open');
  const last = open.at(-1)?.values['position'];
  const next = stages[open.length]?.values['position'];
  if (typeof last !== 'number') return typeof next === 'number' ? next - 1 : 1;
  return typeof next === 'number' ? Math.round(((last + next) / 2) * 1_000) / 1_000 : last + 1;
};

export default PipelinesPage;
