import { useState } from 'react';

import { say } from '#persian/bilingual.ts';
import { civilDateOf } from '#persian/jalali/instants.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import { Button, Dialog, useLocale, useWords } from '#web/kit/index.ts';

import { fieldOf } from '../data/schema.ts';
import { isEmpty, titleOf, type Values } from '../data/values.ts';
import { FieldEditor, isEditable } from '../fields/index.tsx';
import type { BoardColumn } from './columns.ts';
import { boardWords } from './words.ts';

/** What entering a column asks about: of a loss its reason, of a win its day. */
const askedField = (object: ObjectContract, { kind }: BoardColumn) => {
  const name = kind === 'lost' ? 'lossReason' : kind === 'won' ? 'closedOn' : undefined;
  const field = name === undefined ? undefined : fieldOf(object, name);
  return field && isEditable(field) ? field : undefined;
};

export const wantsAnswer = (object: ObjectContract, column: BoardColumn): boolean =>
  askedField(object, column) !== undefined;

/** Asked before a card enters a stage of winning or losing; giving up leaves it where it was. */
export const MoveDialog = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly to: BoardColumn;
  readonly onClose: () => void;
  readonly onMove: (values: Values) => void;
}) => {
  const { object, record, to, onClose, onMove } = props;
  const text = useWords(boardWords);
  const { locale, timeZone } = useLocale();
  const field = askedField(object, to);
  const lost = to.kind === 'lost';
  const [value, setValue] = useState<unknown>(() =>
    lost ? null : civilDateOf(new Date().toISOString(), timeZone),
  );
  if (!field) return null;
  return (
    <Dialog
      title={lost ? text.lost : text.won}
      size="small"
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      actions={
        <>
          <Button type="submit" form="move-form" variant="primary" disabled={isEmpty(value)}>
            {lost ? text.lostSave : text.wonSave}
          </Button>
          {lost ? <Button onPress={() => onMove({})}>{text.withoutReason}</Button> : null}
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <form
        id="move-form"
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isEmpty(value)) onMove({ [field.name]: value });
        }}
      >
        {lost ? <p className="text-ink-muted">{text.lostHint(titleOf(object, record) ?? '')}</p> : null}
        <FieldEditor
          field={field}
          value={value}
          onChange={setValue}
          label={say(field.label, locale)}
          autoFocus
        />
      </form>
    </Dialog>
  );
};
