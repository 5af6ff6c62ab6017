import { Trash2 } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { IconButton, NumberField, Select, TextField, useLocale, useWords } from '#web/kit/index.ts';
import { choicesOf, fieldOf, textIn, useObject, useRecordPages } from '#web/records/index.ts';

import { mostTaskDays, stageTaskKinds, type StageTask } from '../../contract/stage.ts';
import { stageTaskWords } from './words.ts';

/** One task of a stage: what, when, and whose it is. */
export const StageTaskRow = (props: {
  readonly task: StageTask;
  readonly onChange: (part: Partial<StageTask>) => void;
  readonly onRemove: () => void;
}) => {
  const { task, onChange, onRemove } = props;
  const text = useWords(stageTaskWords);
  const { locale } = useLocale();
  const object = useObject('task');
  const kind = object && fieldOf(object, 'kind');
  return (
    <li className="flex flex-col gap-3 rounded-card bg-surface-2 p-3">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextField
            label={text.what}
            placeholder={text.whatHint}
            value={task.title}
            maxLength={150}
            autoFocus={task.title === ''}
            onChange={(title) => onChange({ title })}
          />
        </div>
        <IconButton label={text.remove} icon={<Trash2 size={16} />} onPress={onRemove} />
      </div>
      <div className="grid grid-cols-3 gap-3 max-sm:grid-cols-1">
        <Select
          label={text.kind}
          value={task.kind}
          options={(kind ? choicesOf(kind) : []).map(({ key, label }) => ({
            id: key,
            label: say(label, locale),
          }))}
          onChange={(id) => onChange({ kind: stageTaskKinds.find((one) => one === id) ?? 'task' })}
        />
        <NumberField
          label={text.after}
          value={String(task.after)}
          min="0"
          max={String(mostTaskDays)}
          unit={text.days}
          onChange={(value) => onChange({ after: Math.round(Number(value ?? 0)) })}
        />
        <WhoseSelect to={task.to} onChange={(to) => onChange({ to })} />
      </div>
    </li>
  );
};

const WhoseSelect = ({ to, onChange }: { readonly to: string; readonly onChange: (to: string) => void }) => {
  const text = useWords(stageTaskWords);
  const object = useObject('role');
  const roles = useRecordPages('role', { limit: 100 }, object !== undefined);
  const known = roles.records.map((role) => ({ id: role.id, label: text.ofRole(textIn(role, 'name')) }));
  const options = [{ id: 'owner', label: text.owner }, { id: 'manager', label: text.manager }, ...known];
  return (
    <Select
      label={text.whose}
      value={to}
      // A role that this reader does not see stays as it is.
      options={options.some(({ id }) => id === to) ? options : [...options, { id: to, label: text.someRole }]}
      onChange={(id) => onChange(id ?? 'owner')}
    />
  );
};
