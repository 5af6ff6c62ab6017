import { useMemo, useState } from 'react';

import { say } from '#persian/bilingual.ts';
import { civilDateOf } from '#persian/jalali/instants.ts';
import type { Linked, ObjectContract, PageQuery, Stored } from '#records/contract.ts';
import { Button, Dialog, RadioGroup, Skeleton, useLocale, useWords } from '#web/kit/index.ts';

import { useRecordPages } from '../data/read.ts';
import { fieldOf, targetOf, useObject } from '../data/schema.ts';
import { isEmpty, isLinked, titleOf, type Values } from '../data/values.ts';
import type { EditorProps } from '../fields/face.ts';
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
        <AnswerEditor
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

/** So many answers are shown at once, for one tap; of more one is found by typing. */
const inSight = 12;

const AnswerEditor = (props: EditorProps) => {
  const { field, value, onChange, label } = props;
  const target = useObject(targetOf(field) ?? '');
  const query = useMemo(
    (): PageQuery => ({
      limit: inSight + 1,
      ...(target && fieldOf(target, 'position') ? { sort: [{ field: 'position', direction: 'asc' }] } : {}),
    }),
    [target],
  );
  const answers = useRecordPages(target?.name ?? '', query, target !== undefined);
  if (!target) return <FieldEditor {...props} autoFocus />;
  if (answers.isPending) return <Skeleton className="h-control w-full" lines={4} />;
  if (answers.records.length > inSight || answers.isError) return <FieldEditor {...props} autoFocus />;
  const linked = answers.records.map((record): Linked => ({
    id: record.id,
    object: target.name,
    title: titleOf(target, record) ?? '',
  }));
  return (
    <RadioGroup
      label={label}
      hideLabel
      value={isLinked(value) ? value.id : null}
      options={linked.map(({ id, title }) => ({ id, label: title ?? '' }))}
      onChange={(id) => onChange(linked.find((one) => one.id === id) ?? null)}
    />
  );
};
