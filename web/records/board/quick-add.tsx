import { useState, type KeyboardEvent } from 'react';

import type { ObjectContract } from '#records/contract.ts';
import { Button, TextField, useWords } from '#web/kit/index.ts';

import { useOwnership } from '../data/ownership.ts';
import { isProblem } from '../data/problem.ts';
import type { Values } from '../data/values.ts';
import { useCreate } from '../data/write.ts';
import { sentWithCard, type BoardColumn } from './columns.ts';
import type { BoardState } from './use-board.ts';
import { boardWords } from './words.ts';

/** A new card by its title alone, right in its column; Enter makes it and is ready for the next. */
export const QuickAdd = (props: {
  readonly object: ObjectContract;
  readonly board: BoardState;
  readonly column: BoardColumn;
  readonly onClose: () => void;
  readonly known: Values;
  readonly onFullForm: (title: string) => void;
}) => {
  const { object, board, column, known, onClose, onFullForm } = props;
  const text = useWords(boardWords);
  const mine = useOwnership(object);
  const create = useCreate(object);
  const [title, setTitle] = useState('');
  const [error, setError] = useState<string>();
  const save = async () => {
    setError(undefined);
    try {
      await create.mutateAsync({
        ...sentWithCard(object, board.by, column, { ...mine, ...known }),
        [object.title]: title.trim(),
        [board.by.name]: column.value,
      });
      setTitle('');
    } catch (problem) {
      setError(isProblem(problem) ? (problem.errors[0]?.message ?? problem.detail) : String(problem));
    }
  };
  const closing = {
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    },
  };
  return (
    <form
      className="mx-2 mb-2 flex flex-col gap-2 rounded-card bg-surface-1 p-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== '' && !create.isPending) void save();
      }}
      {...closing}
    >
      <TextField
        label={text.addTitle}
        hideLabel
        placeholder={text.addTitle}
        hint={text.addHint}
        value={title}
        onChange={setTitle}
        error={error}
        autoFocus
      />
      <div className="flex gap-1">
        <Button type="submit" variant="primary" pending={create.isPending} disabled={title.trim() === ''}>
          {text.add(column.label)}
        </Button>
        <Button variant="quiet" onPress={() => onFullForm(title.trim())}>
          {text.fullForm}
        </Button>
      </div>
    </form>
  );
};
