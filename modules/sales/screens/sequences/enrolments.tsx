import { Pause, Play, Square } from 'lucide-react';

import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import {
  Button,
  Card,
  IconButton,
  Link,
  RelativeDate,
  Skeleton,
  useLocale,
  useWords,
} from '#web/kit/index.ts';
import {
  ChoiceTag,
  fieldOf,
  isLinked,
  recordHref,
  useObject,
  useRecordPages,
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
          <IconButton
            label={`${text.stop}: ${title}`}
            icon={<Square size={16} />}
            onPress={() => set({ state: 'stopped', stopReason: 'replied' })}
          />
        </span>
      ) : null}
    </li>
  );
};
