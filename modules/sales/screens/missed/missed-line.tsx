import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { CalendarPlus, CircleX, Phone, UserRoundCheck } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import { Button, Dialog, IconButton, Link, RelativeDate, useLocale, useWords } from '#web/kit/index.ts';
import {
  FieldEditor,
  fieldOf,
  isLinked,
  MemberChip,
  recordHref,
  titleOf,
  useObject,
  useQuickCreate,
  useUpdate,
  type Values,
} from '#web/records/index.ts';

import type { MissedRow } from '../../contract/missed.ts';
import { CloseDialog } from './close-dialog.tsx';
import { missedWords } from './words.ts';

/** One chance with its ways out: call, plan, hand over, close. */
export const MissedLine = (props: { readonly object: string; readonly row: MissedRow }) => {
  const { row } = props;
  const { record, since, phone } = row;
  const text = useWords(missedWords);
  const object = useObject(props.object);
  const queries = useQueryClient();
  const quickCreate = useQuickCreate();
  const [asking, setAsking] = useState<'assign' | 'close' | null>(null);
  if (!object) return null;
  const subject = aboutOf(object, record.values) ?? record.values;
  const title = subjectTitle(object, row) ?? text.untitled;
  const owner = object.owner ? record.values[object.owner] : undefined;
  const mayChange = object.abilities.update !== 'none';
  const prefill = prefillOf(object, row);
  const over = () => {
    setAsking(null);
    void queries.invalidateQueries({ queryKey: ['missed'] });
  };
  const make = async (what: string, more: Values) => {
    if (await quickCreate({ object: what, prefill: { ...prefill, ...more } })) over();
  };
  return (
    <li className="flex min-h-row flex-wrap items-center gap-x-3 gap-y-1 border-t border-surface-2 px-2 py-1 first:border-0">
      <div className="min-w-0 flex-1 basis-60">
        <Link quiet href={recordHref(object.name, record.id)}>
          <bdi>{title}</bdi>
        </Link>
        {subject === record.values ? null : (
          <span className="ms-2 text-sm text-ink-muted">
            <bdi>{titleOf(object, record)}</bdi>
          </span>
        )}
      </div>
      <span className="w-28 text-sm text-ink-muted">
        <RelativeDate value={since} />
      </span>
      <span className="w-36 truncate text-sm max-sm:w-auto">
        {isLinked(owner) ? (
          <MemberChip linked={owner} />
        ) : (
          <span className="text-ink-faint">{text.nobody}</span>
        )}
      </span>
      <span className="flex items-center gap-1">
        {phone === null ? null : (
          <IconButton
            label={text.call(title)}
            icon={<Phone size={16} />}
            onPress={() => {
              globalThis.location.href = `tel:${phone}`;
              void make('call', { direction: 'outgoing', phone });
            }}
          />
        )}
        <IconButton
          label={`${text.plan}: ${title}`}
          icon={<CalendarPlus size={16} />}
          onPress={() => void make('task', { kind: 'follow-up', ...(isLinked(owner) ? { owner } : {}) })}
        />
        {mayChange && object.owner ? (
          <IconButton
            label={`${text.assign}: ${title}`}
            icon={<UserRoundCheck size={16} />}
            onPress={() => setAsking('assign')}
          />
        ) : null}
        {mayChange && object.name !== 'quote' ? (
          <IconButton
            label={`${text.close}: ${title}`}
            icon={<CircleX size={16} />}
            onPress={() => setAsking('close')}
          />
        ) : null}
      </span>
      {asking === 'assign' ? (
        <AssignDialog object={object} row={row} onDone={over} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'close' ? (
        <CloseDialog object={object} row={row} onDone={over} onClose={() => setAsking(null)} />
      ) : null}
    </li>
  );
};

/** A call or a quote is called by whom it was with. */
const aboutOf = (object: ObjectContract, values: Values) =>
  object.name === 'call' || object.name === 'quote'
    ? [values['about'], values['lead'], values['party']].find((one) => isLinked(one) && one.title !== null)
    : undefined;

function subjectTitle(object: ObjectContract, { record }: MissedRow): string | undefined {
  const about = aboutOf(object, record.values);
  return isLinked(about) ? (about.title ?? undefined) : titleOf(object, record);
}

/** What a new task or call is about. */
function prefillOf(object: ObjectContract, { record }: MissedRow): Values {
  const self = { id: record.id, object: object.name, title: titleOf(object, record) ?? null };
  const { values } = record;
  if (object.name === 'call')
    return Object.fromEntries(
      ['about', 'lead', 'deal'].flatMap((name) => (isLinked(values[name]) ? [[name, values[name]]] : [])),
    );
  const party = values['party'];
  if (object.name === 'quote')
    return {
      ...(isLinked(values['deal']) ? { deal: values['deal'] } : {}),
      ...(isLinked(values['party']) ? { about: values['party'] } : {}),
    };
  return { [object.name]: self, ...(isLinked(party) ? { about: party } : {}) };
}

const AssignDialog = (props: {
  readonly object: ObjectContract;
  readonly row: MissedRow;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) => {
  const { object, row, onDone, onClose } = props;
  const text = useWords(missedWords);
  const { locale } = useLocale();
  const update = useUpdate(object);
  const field = fieldOf(object, object.owner ?? '');
  const [value, setValue] = useState<unknown>(row.record.values[object.owner ?? ''] ?? null);
  if (!field) return null;
  const assign = () =>
    update.mutate(
      { record: row.record, values: { [field.name]: value }, undo: text.assigned },
      { onSuccess: onDone },
    );
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={text.assign}
      size="small"
      actions={
        <>
          <Button variant="primary" pending={update.isPending} onPress={assign}>
            {text.assign}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <FieldEditor
        field={field}
        label={say(field.label, locale)}
        autoFocus
        value={value}
        onChange={setValue}
      />
    </Dialog>
  );
};
