import { useQueryClient } from '@tanstack/react-query';
import { Pause, Play, Square } from 'lucide-react';

import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import {
  Button,
  Card,
  IconButton,
  Link,
  RelativeDate,
  showToast,
  Skeleton,
  useLocale,
  useWords,
} from '#web/kit/index.ts';
import {
  callApi,
  ChoiceTag,
  fieldOf,
  isLinked,
  keys,
  recordHref,
  useObject,
  useRecordPages,
  useTakeBack,
  useUpdate,
} from '#web/records/index.ts';

import { sequenceWords } from './words.ts';

/** Who is where in a sequence: each can be held, go on, or be stopped once he replied. */
export const Enrolments = ({ sequence }: { readonly sequence: string }) => {
  const text = useWords(sequenceWords);
  const object = useObject('sequence_enrolment');
  const rows = useRecordPages('sequence_enrolment', {
    filter: { field: 'sequence', op: 'eq', value: sequence },
    limit: 50,
  });
  if (!object) return null;
  return (
    <Card title={text.people}>
      {rows.isPending ? (
        <Skeleton className="h-control w-full" lines={3} />
      ) : rows.records.length === 0 ? (
        <p className="text-ink-muted">
          {text.nobody} {text.nobodyHint}
        </p>
      ) : (
        <ul className="flex flex-col">
          {rows.records.map((record) => (
            <EnrolmentLine key={record.id} object={object} record={record} />
          ))}
        </ul>
      )}
      {rows.hasNextPage ? (
        <Button variant="quiet" pending={rows.isFetchingNextPage} onPress={() => void rows.fetchNextPage()}>
          …
        </Button>
      ) : null}
    </Card>
  );
};

const EnrolmentLine = ({ object, record }: { readonly object: ObjectContract; readonly record: Stored }) => {
  const text = useWords(sequenceWords);
  const { digits } = useLocale();
  const update = useUpdate(object);
  const { values } = record;
  const subject = [values['lead'], values['deal'], values['party']].find(isLinked);
  const field = fieldOf(object, values['stopReason'] ? 'stopReason' : 'state');
  const standing = field ? values[field.name] : undefined;
  const open = values['state'] === 'active' || values['state'] === 'paused';
  const set = (next: Readonly<Record<string, unknown>>) => update.mutate({ record, values: next });
  const title = subject?.title ?? '';
  const client = useQueryClient();
  const takeBack = useTakeBack(() => client.invalidateQueries({ queryKey: keys.object(object.name) }));
  const undo = takeBack(() => callApi(`/sales/sequence-enrolments/${record.id}/stop`, { method: 'DELETE' }));
  const stop = () =>
    update.mutate(
      { record, values: { state: 'stopped', stopReason: 'replied' } },
      { onSuccess: () => showToast({ message: text.wasStopped(title), undo }) },
    );
  return (
    <li className="flex min-h-row flex-wrap items-center gap-x-2 gap-y-1 border-t border-surface-2 py-1 first:border-0">
      <span className="min-w-0 flex-1 truncate own-end">
        {subject ? (
          <Link quiet href={recordHref(subject.object, subject.id)}>
            <bdi>{title}</bdi>
          </Link>
        ) : null}
      </span>
      {open && typeof values['dueAt'] === 'string' ? (
        <span className="text-sm text-ink-muted">
          {text.next(formatNumber(Number(values['nextStep']), digits))} ·{' '}
          <RelativeDate value={values['dueAt']} />
        </span>
      ) : null}
      {field && typeof standing === 'string' ? <ChoiceTag field={field} choice={standing} /> : null}
      {open && object.abilities.update !== 'none' ? (
        <span className="flex">
          {values['state'] === 'active' ? (
            <IconButton
              label={`${text.pause}: ${title}`}
              icon={<Pause size={16} />}
              onPress={() => set({ state: 'paused' })}
            />
          ) : (
            <IconButton
              label={`${text.resume}: ${title}`}
              icon={<Play size={16} />}
              onPress={() => set({ state: 'active' })}
            />
          )}
          <IconButton label={`${text.stop}: ${title}`} icon={<Square size={16} />} onPress={stop} />
        </span>
      ) : null}
    </li>
  );
};
