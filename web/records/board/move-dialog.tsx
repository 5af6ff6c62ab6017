import { useMemo, useState } from 'react';

import { say } from '#persian/bilingual.ts';
import { civilDateOf } from '#persian/jalali/instants.ts';
import type { Linked, ObjectContract, PageQuery, Stored } from '#records/contract.ts';
import { Button, Dialog, RadioGroup, Skeleton, useLocale, useWords } from '#web/kit/index.ts';

import { useRecordPages } from '../data/read.ts';
import { fieldOf, targetOf, useObject } from '../data/schema.ts';
import { isEmpty, isLinked, titleOf, type Values } from '../data/values.ts';
import type { EditorProps } from '../fields/face.ts';
import { FieldEditor } from '../fields/index.tsx';
import type { askedAt } from './columns.ts';
import { boardWords } from './words.ts';

/** Asked before a record enters a stage, where its course asks something there; giving up leaves it where it was. */
export const MoveDialog = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly asked: NonNullable<ReturnType<typeof askedAt>>;
  readonly onClose: () => void;
  readonly onMove: (values: Values) => void;
}) => {
  const { object, record, asked, onClose, onMove } = props;
  const { ask, field } = asked;
  const text = useWords(boardWords);
  const { locale, timeZone } = useLocale();
  const [value, setValue] = useState<unknown>(() =>
    field.kind === 'date' ? civilDateOf(new Date().toISOString(), timeZone) : null,
  );
  return (
    <Dialog
      title={say(ask.title, locale)}
      size="small"
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      actions={
        <>
          <Button type="submit" form="move-form" variant="primary" disabled={isEmpty(value)}>
            {say(ask.save, locale)}
          </Button>
          {ask.without ? <Button onPress={() => onMove({})}>{say(ask.without, locale)}</Button> : null}
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
        <p className="text-ink-muted">
          <bdi className="text-ink">{titleOf(object, record) ?? say(object.one, locale)}</bdi>
          {ask.hint ? <span className="block">{say(ask.hint, locale)}</span> : null}
        </p>
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
