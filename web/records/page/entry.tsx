import { useState } from 'react';
import { Pin, PinOff, Reply } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { FieldContract, ObjectContract, Stored } from '#records/contract.ts';
import {
  Button,
  classes,
  IconButton,
  Link,
  useLocale,
  useWords,
  showDate,
  showTime,
} from '#web/kit/index.ts';

import { recordHref } from '../data/paths.ts';
import { fieldOf, useSchema } from '../data/schema.ts';
import { isEmpty, isLinked, titleOf } from '../data/values.ts';
import { useUpdate } from '../data/write.ts';
import { FieldValue } from '../fields/index.tsx';
import { FileRow } from '../files/file-rows.tsx';
import { iconOf } from './activities.ts';
import { MentionedText } from './mentioned-text.tsx';
import { isWholeDay } from './story.ts';
import { replyLinkFor, Thread } from './thread.tsx';

const words = {
  done: { fa: 'انجام شد', en: 'Done' },
  pin: { fa: 'سنجاق کردن', en: 'Pin' },
  unpin: { fa: 'برداشتن سنجاق', en: 'Unpin' },
  pinned: { fa: 'سنجاق شد.', en: 'Pinned.' },
  unpinned: { fa: 'سنجاق برداشته شد.', en: 'Unpinned.' },
  reply: { fa: 'پاسخ', en: 'Reply' },
};

const inlineKinds: ReadonlySet<string> = new Set(['choice', 'money', 'dateTime', 'date', 'duration']);
const mostInline = 3;

/** What a timeline says of a record beside its name: a few facts in a line, and its own words. */
const factsOf = (object: ObjectContract, record: Stored, at: string): readonly FieldContract[] =>
  object.fields
    .filter(
      (field) =>
        inlineKinds.has(field.kind) &&
        !isEmpty(record.values[field.name]) &&
        record.values[field.name] !== field.default &&
        // The timeline has filed it under this already.
        !isSameMoment(record.values[field.name], at),
    )
    .slice(0, mostInline);

const isSameMoment = (value: unknown, at: string): boolean =>
  typeof value === 'string' && /^\d{4}-/.test(value) && Date.parse(value) === Date.parse(at);

/** What papers of a kind all say alike is no news. */
const standingWords: ReadonlySet<string> = new Set(['terms']);

const wordsOf = (object: ObjectContract, record: Stored): string | undefined => {
  const field = object.fields.find(
    ({ kind, name }) => kind === 'longText' && !standingWords.has(name) && !isEmpty(record.values[name]),
  );
  const value = field ? record.values[field.name] : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** Words that begin with their own title, which may be cut short, need no title above them. */
const saysTitle = (body: string | undefined, title: string): boolean =>
  body?.trimStart().replaceAll(/\s+/g, ' ').startsWith(title.replace(/…$/, '')) === true;

export type EntryProps = {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly at: string;
  readonly replies: readonly Stored[];
};

/** One thing on a timeline: what it is, what it says, who did it and when, and what was answered. */
export const Entry = ({ object, record, at, replies }: EntryProps) => {
  const locale = useLocale();
  const text = useWords(words);
  const [replying, setReplying] = useState(false);
  const title = titleOf(object, record);
  // A file is looked at, not read about.
  const isFile = object.name === 'file';
  const body = wordsOf(object, record);
  const facts = factsOf(object, record, at);
  const owner = object.owner ? record.values[object.owner] : undefined;
  return (
    <li className="group/entry relative flex gap-3 pb-4">
      <span
        aria-hidden="true"
        className="z-1 grid size-7 shrink-0 place-items-center rounded-full bg-surface-2 text-ink-muted"
      >
        {iconOf(object.name, 14)}
      </span>
      <article className="min-w-0 flex-1 rounded-card bg-surface-1 px-4 py-2.5">
        <header className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-sm text-ink-muted">{say(object.one, locale.locale)}</span>
          {title === undefined || isFile || saysTitle(body, title) ? null : (
            <span className="min-w-0 font-medium">
              <Link quiet href={recordHref(object.name, record.id)}>
                <bdi>{title}</bdi>
              </Link>
            </span>
          )}
          {record.values['done'] === true ? <span className="text-sm text-success">{text.done}</span> : null}
          <span className="ms-auto flex items-baseline gap-x-2 text-sm text-ink-muted max-sm:w-full max-sm:items-center">
            {isLinked(owner) ? <bdi className="truncate">{owner.title}</bdi> : null}
            {isWholeDay(at) ? null : (
              <time dateTime={at} title={showDate(at, locale, 'full')}>
                {showTime(at, locale)}
              </time>
            )}
            <Deeds object={object} record={record} onReply={() => setReplying(true)} />
          </span>
        </header>
        {body === undefined ? null : <Words record={record}>{body}</Words>}
        {isFile ? <FileRow file={{ id: record.id, object: object.name, title: title ?? null }} /> : null}
        {facts.length === 0 || isFile ? null : (
          <dl className="flex flex-wrap gap-x-4 gap-y-1 pt-1 text-sm">
            {facts.map((field) => (
              <div key={field.name} className="flex items-baseline gap-1.5">
                <dt className="text-ink-muted">{say(field.label, locale.locale)}</dt>
                <dd>
                  <FieldValue field={field} value={record.values[field.name]} place="cell" />
                </dd>
              </div>
            ))}
          </dl>
        )}
        <Thread
          object={object}
          record={record}
          replies={replies}
          writing={replying}
          onDone={() => setReplying(false)}
        />
      </article>
    </li>
  );
};

const longBody = 400;

/** Long words are cut until they are asked for. */
const Words = ({ record, children }: { readonly record: Stored; readonly children: string }) => {
  const text = useWords(moreWords);
  const [whole, setWhole] = useState(false);
  const cut = !whole && (children.length > longBody || children.split('\n').length > 5);
  return (
    <>
      <p dir="auto" className={classes('text-start break-words whitespace-pre-line', cut && 'line-clamp-4')}>
        <MentionedText record={record}>{children}</MentionedText>
      </p>
      {cut ? (
        <Button variant="quiet" onPress={() => setWhole(true)}>
          <span className="text-sm text-accent">{text.more}</span>
        </Button>
      ) : null}
    </>
  );
};

const moreWords = { more: { fa: 'همهٔ متن', en: 'Show all' } };

/** Pin and reply: shown where the pointer or the keyboard is, and always where fingers are. */
const Deeds = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly onReply: () => void;
}) => {
  const { object, record, onReply } = props;
  const text = useWords(words);
  const update = useUpdate(object);
  const pin = object.pin === undefined ? undefined : fieldOf(object, object.pin);
  const mayReply = replyLinkFor(useSchema(), object.name) !== undefined;
  const pinned = pin !== undefined && record.values[pin.name] === true;
  if (record.removedAt !== null) return null;
  return (
    <span className="-my-1.5 flex self-center transition-opacity max-sm:ms-auto sm:order-first pointer-fine:opacity-0 pointer-fine:group-focus-within/entry:opacity-100 pointer-fine:group-hover/entry:opacity-100">
      {mayReply ? (
        <IconButton label={text.reply} icon={<Reply size={14} />} size="small" onPress={onReply} />
      ) : null}
      {pin && !pin.readOnly && object.abilities.update !== 'none' ? (
        <IconButton
          label={pinned ? text.unpin : text.pin}
          icon={pinned ? <PinOff size={14} /> : <Pin size={14} />}
          size="small"
          onPress={() =>
            update.mutate({
              record,
              values: { [pin.name]: !pinned },
              undo: pinned ? text.unpinned : text.pinned,
            })
          }
        />
      ) : null}
    </span>
  );
};
