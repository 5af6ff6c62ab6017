import { Pin } from 'lucide-react';

import { useWords } from '#web/kit/index.ts';

import { useSchema } from '../data/schema.ts';
import { Entry } from './entry.tsx';
import type { TimelineEntry } from './story.ts';
import { useReplies } from './thread.tsx';

const words = { pinned: { fa: 'سنجاق‌شده', en: 'Pinned' } };

/** What was pinned about a record, above all that happened. */
export const Pinned = ({ entries }: { readonly entries: readonly TimelineEntry[] }) => {
  const text = useWords(words);
  const { objects } = useSchema();
  const replies = useReplies(entries.map(({ record }) => record.id));
  const known = entries.flatMap((entry) => {
    const object = objects.find(({ name }) => name === entry.object);
    return object ? [{ ...entry, object }] : [];
  });
  if (known.length === 0) return null;
  return (
    <section aria-label={text.pinned}>
      <h3 className="flex items-center gap-1.5 pb-2 text-sm text-ink-muted">
        <Pin aria-hidden="true" size={12} />
        {text.pinned}
      </h3>
      <ol>
        {known.map(({ object, record, at }) => (
          <Entry
            key={`${object.name}${record.id}`}
            object={object}
            record={record}
            at={at}
            replies={replies.get(record.id) ?? []}
          />
        ))}
      </ol>
    </section>
  );
};
