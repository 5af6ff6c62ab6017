import { createElement } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { addDays, type CivilDate } from '#persian/jalali/civil.ts';
import { instantOf } from '#persian/jalali/instants.ts';
import type { Linked } from '#records/contract.ts';
import { Avatar, Link, RelativeDate, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, fieldOf, FieldValue, keys, recordHref, useMe, useObject } from '#web/records/index.ts';
import type { HistoryEntry } from '#web/records/page/story.ts';
import { iconOf } from '#web/records/search/icons.ts';

import { Panel, PanelFailed, PanelNote, PanelWaiting } from './panel.tsx';
import { dayWords } from './words.ts';

type ChangedRecord = {
  readonly object: string;
  readonly id: string;
  readonly title: string | null;
  readonly entries: readonly HistoryEntry[];
  readonly assigned: boolean;
};

const mostFields = 3;

/** What others did since yesterday morning to the records of one person, and what was given into his hands. */
export const Changes = ({ member, today }: { readonly member: Linked; readonly today: CivilDate }) => {
  const text = useWords(dayWords);
  const { timeZone } = useLocale();
  const me = useMe();
  const since = instantOf(addDays(today, -1), '00:00', timeZone);
  const changes = useQuery({
    // Under the stories, which live messages of any record renew.
    queryKey: [...keys.allStories, 'changes', member.id, since],
    queryFn: ({ signal }) =>
      callApi<{ changes: readonly ChangedRecord[] }>(
        `/changes?since=${encodeURIComponent(since)}&owner=${encodeURIComponent(member.id)}`,
        { signal },
      ),
  });
  const mine = member.id === me.member.id;
  const records = changes.data?.changes ?? [];
  return (
    <Panel title={text.changes}>
      {changes.error ? (
        <PanelFailed error={changes.error} onRetry={() => void changes.refetch()} />
      ) : changes.isPending ? (
        <PanelWaiting />
      ) : records.length === 0 ? (
        <PanelNote>{mine ? text.noChanges : text.noChangesOf}</PanelNote>
      ) : (
        <ul className="flex flex-col px-1">
          {records.map((record) => (
            <ChangedRow key={record.id} record={record} mine={mine} />
          ))}
        </ul>
      )}
    </Panel>
  );
};

const ChangedRow = ({ record, mine }: { readonly record: ChangedRecord; readonly mine: boolean }) => {
  const text = useWords(dayWords);
  const { locale } = useLocale();
  const object = useObject(record.object);
  const [newest] = record.entries;
  if (!object || !newest) return null;
  const who = newest.by?.title ?? text.somebody;
  const fields = latestChanges(record.entries)
    .flatMap(({ field, before, after }) => {
      const known = fieldOf(object, field);
      // What rules write beside a change is no news of its own.
      const told = known && field !== object.owner && !(known.ruled && known.readOnly);
      return told ? [{ field: known, before, after }] : [];
    })
    .slice(0, mostFields);
  return (
    <li className="flex gap-3 px-3 py-2 leading-title">
      <span className="pt-0.5">
        <Avatar name={who} size="small" decorative />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline gap-1.5">
          {createElement(iconOf(record.object), {
            size: 14,
            'aria-hidden': true,
            className: 'shrink-0 self-center text-ink-faint',
          })}
          <span className="min-w-0 flex-1 truncate own-end">
            <Link quiet href={recordHref(record.object, record.id)}>
              <bdi>{record.title ?? say(object.one, locale)}</bdi>
            </Link>
          </span>
          <span className="shrink-0 text-sm text-ink-muted">
            <RelativeDate value={newest.at} />
          </span>
        </div>
        <p className="text-sm text-ink-muted">{sentence(record, newest, who, mine, text)}</p>
        {fields.map(({ field, before, after }) => (
          <div key={field.name} className="flex flex-wrap items-baseline gap-x-1.5 text-sm">
            <span className="text-ink-muted">{say(field.label, locale)}:</span>
            <span className="text-ink-muted line-through decoration-ink-faint">
              <FieldValue field={field} value={before} place="cell" />
            </span>
            <ArrowLeft
              aria-label={text.became}
              size={12}
              className="self-center text-ink-faint ltr:rotate-180"
            />
            <FieldValue field={field} value={after} place="cell" />
          </div>
        ))}
      </div>
    </li>
  );
};

type Text = ReturnType<typeof useWords<typeof dayWords>>;

const sentence = (
  { assigned, entries }: ChangedRecord,
  newest: HistoryEntry,
  who: string,
  mine: boolean,
  text: Text,
): string => {
  if (assigned || (entries.some(({ kind }) => kind === 'created') && mine))
    return mine ? text.assigned(who) : text.assignedTo(who);
  if (newest.kind === 'created') return text.created(who);
  if (newest.kind === 'removed') return text.removed(who);
  return newest.kind === 'restored' ? text.restored(who) : text.changed(who);
};

type FieldChange = HistoryEntry['changes'][number];

/** Each field once: from what it was at first to what it is now. Entries come newest first. */
const latestChanges = (entries: readonly HistoryEntry[]): readonly FieldChange[] => {
  const found = new Map<string, FieldChange>();
  for (const { changes } of entries)
    for (const change of changes) {
      const newer = found.get(change.field);
      found.set(change.field, newer ? { ...newer, before: change.before } : change);
    }
  return [...found.values()];
};
