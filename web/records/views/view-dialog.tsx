import { useMemo, useState } from 'react';

import type { ObjectContract } from '#records/contract.ts';
import { Button, Dialog, RadioGroup, showToast, TextField, useWords } from '#web/kit/index.ts';

import { isProblem } from '../data/problem.ts';
import { useCreate, useUpdate } from '../data/write.ts';
import type { SavedView, ViewDefinition, Visibility } from './view.ts';
import { viewWords } from './words.ts';

/** The name of a view and who sees it; a new one takes what the list now shows. */
const ViewDialog = (props: {
  readonly object: ObjectContract;
  readonly viewDefinition: ObjectContract;
  /** The view that is renamed or shared; a new one is made where it is missing. */
  readonly view: SavedView | undefined;
  readonly definition: ViewDefinition;
  /** What a new one is called unless its maker says otherwise. */
  readonly suggested: string;
  /** What is saved where it is no view of a list. */
  readonly words?: Partial<
    Pick<typeof viewWords, 'edit' | 'saveAs' | 'save' | 'saved' | 'name' | 'nameHint' | 'notSaved'>
  >;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}) => {
  const { object, viewDefinition, view, definition, onClose, onSaved } = props;
  const { words } = props;
  const text = useWords(useMemo(() => ({ ...viewWords, ...words }), [words]));
  const [name, setName] = useState(view?.name ?? props.suggested);
  const [visibility, setVisibility] = useState<Visibility>(view?.visibility ?? 'mine');
  const [error, setError] = useState<string>();
  const create = useCreate(viewDefinition);
  const update = useUpdate(viewDefinition, { quiet: true });
  const pending = create.isPending || update.isPending;

  const save = async () => {
    try {
      const values = { name: name.trim(), visibility };
      const saved = view
        ? await update.mutateAsync({ record: view.record, values })
        : await create.mutateAsync({ ...values, object: object.name, definition });
      showToast({ message: text.saved(values.name) });
      onSaved(saved.id);
    } catch (problem) {
      setError(isProblem(problem) ? (problem.errors[0]?.message ?? problem.detail) : text.notSaved);
    }
  };

  return (
    <Dialog
      title={view ? text.edit : text.saveAs}
      size="small"
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      actions={
        <>
          <Button
            type="submit"
            form="view-form"
            variant="primary"
            pending={pending}
            disabled={name.trim() === ''}
          >
            {text.save}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <form
        id="view-form"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '' && !pending) void save();
        }}
      >
        <TextField
          label={text.name}
          hint={text.nameHint}
          value={name}
          onChange={setName}
          error={error}
          autoFocus
          required
        />
        <RadioGroup
          label={text.visibility}
          value={visibility}
          options={[
            { id: 'mine', label: text.mine },
            { id: 'team', label: text.team },
            { id: 'all', label: text.everybody },
          ]}
          onChange={(id) => setVisibility(id as Visibility)}
        />
      </form>
    </Dialog>
  );
};

export default ViewDialog;
