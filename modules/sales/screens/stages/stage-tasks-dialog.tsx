import { useState } from 'react';
import { Plus } from 'lucide-react';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { Button, Dialog, showToast, useWords } from '#web/kit/index.ts';
import { newKey, textIn, useDeed, useUpdate } from '#web/records/index.ts';

import { mostStageTasks, type StageTask } from '../../contract/stage.ts';
import { StageTaskRow } from './stage-task-row.tsx';
import { stageTaskWords } from './words.ts';

/** The tasks that a stage brings to each deal that enters it. */
const StageTasksDialog = (props: {
  readonly object: ObjectContract;
  readonly stage: Stored;
  readonly onClose: () => void;
}) => {
  const { object, stage, onClose } = props;
  const text = useWords(stageTaskWords);
  const update = useUpdate(object, { quiet: true });
  const deed = useDeed();
  const [tasks, setTasks] = useState(() => tasksOf(stage));
  const nameless = tasks.some(({ title }) => title.trim() === '');
  const save = () =>
    deed.run(async () => {
      await update.mutateAsync({
        record: stage,
        values: {
          tasks: tasks.length > 0 ? tasks.map((one) => ({ ...one, title: one.title.trim() })) : null,
        },
      });
      showToast({ message: text.saved });
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
          <Button variant="primary" pending={deed.pending} disabled={nameless} onPress={save}>
            {text.save}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-pretty text-ink-muted">{text.intro}</p>
        {deed.problem ? (
          <p role="alert" className="rounded-control bg-danger-soft px-3 py-2 text-danger">
            {deed.problem.errors[0]?.message ?? deed.problem.detail}
          </p>
        ) : null}
        <ol className="flex flex-col gap-3">
          {tasks.map((task) => (
            <StageTaskRow
              key={task.key}
              task={task}
              onChange={(part) =>
                setTasks((all) => all.map((one) => (one.key === task.key ? { ...one, ...part } : one)))
              }
              onRemove={() => setTasks((all) => all.filter(({ key }) => key !== task.key))}
            />
          ))}
        </ol>
        <div>
          <Button
            icon={<Plus size={16} />}
            disabled={tasks.length >= mostStageTasks}
            onPress={() => setTasks((all) => [...all, newTask()])}
          >
            {text.add}
          </Button>
        </div>
      </div>
    </Dialog>
  );
};

const newTask = (): StageTask => ({
  key: newKey(),
  title: '',
  kind: 'follow-up',
  after: 1,
  to: 'owner',
});

const tasksOf = ({ values }: Stored): readonly StageTask[] =>
  (values['tasks'] as readonly StageTask[] | null | undefined) ?? [];

export default StageTasksDialog;
