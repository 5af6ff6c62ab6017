import { Pin } from 'lucide-react';

import type { ObjectContract } from '#records/contract.ts';
import { useWords } from '#web/kit/index.ts';

import { useRecordPages } from '../data/read.ts';
import { fieldOf, targetOf, useSchema } from '../data/schema.ts';
import { isActivity } from './activities.ts';
import { Entry } from './entry.tsx';
import { useReplies } from './thread.tsx';

const words = { pinned: { fa: 'سنجاق‌شده', en: 'Pinned' } };

const mostPinned = 10;

/** What was pinned about a record, of any object that can be, above all that happened. */
export const Pinned = (props: {
  readonly object: ObjectContract;
  readonly id: string;
  readonly except?: string | undefined;
}) => {
  const { object, id, except } = props;
  const { objects } = useSchema();
  return objects
    .filter((activity) => isActivity(activity.name) && fieldOf(activity, 'pinned')?.kind === 'yesNo')
    .flatMap((activity) => {
      const through = activity.about.find((name) => {
        const field = fieldOf(activity, name);
        return field?.kind === 'link' && targetOf(field) === object.name;
      });
      return through === undefined
        ? []
        : [<PinnedOf key={activity.name} activity={activity} through={through} id={id} except={except} />];
    });
};

const PinnedOf = (props: {
  readonly activity: ObjectContract;
  readonly through: string;
  readonly id: string;
  readonly except: string | undefined;
}) => {
  const { activity, through, id, except } = props;
  const text = useWords(words);
  const pinned = useRecordPages(activity.name, {
    filter: {
      and: [
        { field: through, op: 'eq', value: id },
        { field: 'pinned', op: 'eq', value: true },
      ],
    },
    limit: mostPinned,
  });
  const records = pinned.records.filter((one) => one.id !== except);
  const replies = useReplies(records.map((one) => one.id));
  if (records.length === 0) return null;
  return (
    <section>
      <h3 className="flex items-center gap-1.5 pb-2 text-sm text-ink-muted">
        <Pin aria-hidden="true" size={12} />
        {text.pinned}
      </h3>
      <ol>
        {records.map((one) => (
          <Entry
            key={one.id}
            object={activity}
            record={one}
            at={one.createdAt}
            replies={replies.get(one.id) ?? []}
          />
        ))}
      </ol>
    </section>
  );
};
