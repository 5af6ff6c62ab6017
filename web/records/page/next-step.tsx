import { lazy, Suspense, useState } from 'react';
import { Plus } from 'lucide-react';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { Button, Card, Checkbox, Link, RelativeDate, Skeleton, useMinute, useWords } from '#web/kit/index.ts';

import { marking } from '../calendar/finish.ts';
import { isOver, notOver } from '../calendar/over.ts';
import { useMe } from '../data/me.ts';
import { recordHref } from '../data/paths.ts';
import { useRecordPages } from '../data/read.ts';
import { isLinked, titleOf } from '../data/values.ts';
import { useWorkDays } from '../data/use-work-days.ts';
import { useUpdate } from '../data/write.ts';
import { useQuickCreate } from '../fields/quick-create-context.ts';
import type { Offer } from './activities.ts';

const words = {
  title: { fa: 'گام بعدی', en: 'Next step' },
  none: { fa: 'گامی در پیش نیست.', en: 'No step lies ahead.' },
  add: { fa: 'تعیین گام بعدی', en: 'Set the next step' },
  done: { fa: (title: string) => `«${title}» انجام شد.`, en: (title: string) => `“${title}” is done.` },
  finish: { fa: (title: string) => `«${title}» انجام شد؟`, en: (title: string) => `Is “${title}” done?` },
};

const mostShown = 3;

const NextStepLine = lazy(async () => ({
  default: (await import('../next-step/next-step-line.tsx')).NextStepLine,
}));

/** Whether a record is to have a next step: it goes through stages, and is not decided. */
const wantsStep = (object: ObjectContract, record: Stored): boolean =>
  object.course !== undefined && !isOver(object.calendar, record);

export type NextStepProps = {
  readonly offer: Offer;
  readonly object: ObjectContract;
  readonly record: Stored;
  /** Something was just done or logged: where nothing is left to do, what comes next is asked for. */
  readonly asking: boolean;
  readonly onAsk: (asking: boolean) => void;
};

/** What is to be done next with this record; always above the timeline. */
export const NextStep = (props: NextStepProps) => {
  const { offer, asking, onAsk } = props;
  const text = useWords(words);
  const quickCreate = useQuickCreate();
  const { object, prefill, through } = offer;
  const subject = prefill[through];
  const { calendar } = object;
  const { records, isPending } = useRecordPages(object.name, {
    filter: {
      and: [{ field: through, op: 'eq', value: isLinked(subject) ? subject.id : '' }, ...notOver(object)],
    },
    ...(calendar ? { sort: [{ field: calendar.at, direction: 'asc' as const }] } : {}),
    limit: mostShown,
  });
  const add = () => void quickCreate({ object: object.name, prefill });
  return (
    <Card
      title={text.title}
      actions={
        records.length === 0 ? undefined : (
          <Button variant="quiet" icon={<Plus size={16} />} onPress={add}>
            {text.add}
          </Button>
        )
      }
    >
      {isPending ? (
        <Skeleton className="h-control w-full" />
      ) : records.length === 0 && asking && wantsStep(props.object, props.record) ? (
        <Suspense fallback={<Skeleton className="h-control w-full" />}>
          <Asking {...props} />
        </Suspense>
      ) : records.length === 0 ? (
        <div className="flex flex-wrap items-center gap-3">
          <span className="text-ink-muted">{text.none}</span>
          <Button icon={<Plus size={16} />} onPress={add}>
            {text.add}
          </Button>
        </div>
      ) : (
        <ul className="flex flex-col">
          {records.map((record) => (
            <Step key={record.id} offer={offer} record={record} onDone={() => onAsk(records.length === 1)} />
          ))}
        </ul>
      )}
    </Card>
  );
};

const Asking = ({ offer, object, record, onAsk }: NextStepProps) => {
  const me = useMe();
  const days = useWorkDays();
  return (
    <NextStepLine
      step={offer.object}
      object={object}
      record={record}
      owner={{ id: me.member.id, object: 'member', title: me.member.name }}
      now={useMinute()}
      days={days}
      onClose={() => onAsk(false)}
    />
  );
};

const Step = (props: { readonly offer: Offer; readonly record: Stored; readonly onDone: () => void }) => {
  const { offer, record, onDone } = props;
  const text = useWords(words);
  const { object } = offer;
  const update = useUpdate(object);
  const title = titleOf(object, record) ?? '';
  const { calendar } = object;
  const due = calendar && record.values[calendar.at];
  const owner = object.owner ? record.values[object.owner] : undefined;
  const [now] = useState(Date.now);
  const late = typeof due === 'string' && Date.parse(due) < now;
  const mark = async (done: boolean) => {
    // The line may be gone from the list before the answer is there, and the question is asked all the same.
    const saved = await update
      .mutateAsync({ record, values: marking(object, done), undo: text.done(title) })
      .catch(() => undefined);
    if (saved && done) onDone();
  };
  return (
    <li className="flex min-h-control items-center gap-2">
      <Checkbox
        aria-label={text.finish(title)}
        checked={isOver(calendar, record)}
        disabled={object.abilities.update === 'none' || calendar?.over?.to === undefined}
        onChange={(done) => void mark(done)}
      />
      <span className="min-w-0 flex-1 truncate own-end">
        <Link quiet href={recordHref(object.name, record.id)}>
          <bdi>{title}</bdi>
        </Link>
      </span>
      <span className="flex shrink-0 items-baseline gap-2 text-sm text-ink-muted">
        {isLinked(owner) ? <bdi className="max-sm:hidden">{owner.title}</bdi> : null}
        {typeof due === 'string' ? (
          <span className={late ? 'text-danger' : undefined}>
            <RelativeDate value={due} />
          </span>
        ) : null}
      </span>
    </li>
  );
};
