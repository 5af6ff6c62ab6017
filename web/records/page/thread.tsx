import type { ObjectContract, SchemaContract, Stored } from '#records/contract.ts';
import { Avatar, Card, RelativeDate, useWords } from '#web/kit/index.ts';

import { useRecordPages } from '../data/read.ts';
import { useSchema } from '../data/schema.ts';
import { isLinked, textIn, titleOf } from '../data/values.ts';
import { activityOf, replyLinks, type ReplyLink } from './activities.ts';
import { MentionedText } from './mentioned-text.tsx';
import { NoteForm } from './note-form.tsx';

const words = {
  replies: { fa: 'پاسخ‌ها', en: 'Replies' },
  reply: { fa: 'پاسخ', en: 'Reply' },
  placeholder: { fa: 'پاسخ شما؛ با @ همکارتان را خبر کنید.', en: 'Your reply; mention a colleague with @.' },
  send: { fa: 'ثبت پاسخ', en: 'Save the reply' },
};

const mostReplies = 200;

/** The link by which a note answers a record of this object, where the reader may write one. */
export const replyLinkFor = (schema: SchemaContract, object: string): ReplyLink | undefined => {
  const note = activityOf(schema, 'note');
  return note?.abilities.create ? replyLinks(schema).find(({ target }) => target === object) : undefined;
};

/** The replies to these records, oldest first, by the id of what they answer: one read for all that is on screen. */
export const useReplies = (ids: readonly string[]): ReadonlyMap<string, readonly Stored[]> => {
  const schema = useSchema();
  const links = replyLinks(schema);
  const wanted = [...ids].sort().slice(0, mostReplies);
  const { records } = useRecordPages(
    activityOf(schema, 'note')?.name ?? '',
    {
      filter: { or: links.map(({ field }) => ({ field, op: 'in' as const, value: wanted })) },
      limit: mostReplies,
    },
    wanted.length > 0 && links.length > 0,
  );
  const answered = records.toReversed().flatMap((record) =>
    links.flatMap(({ field }) => {
      const to = record.values[field];
      return isLinked(to) ? [{ to: to.id, record }] : [];
    }),
  );
  return new Map(
    [...Map.groupBy(answered, ({ to }) => to)].map(([id, all]) => [id, all.map(({ record }) => record)]),
  );
};

/** What was answered to a note or a call, and the form of another answer. */
export const Thread = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly replies: readonly Stored[];
  readonly writing: boolean;
  readonly onDone: () => void;
}) => {
  const { object, record, replies, writing, onDone } = props;
  const text = useWords(words);
  const schema = useSchema();
  const note = activityOf(schema, 'note');
  const link = replyLinkFor(schema, object.name);
  if (!note || (replies.length === 0 && !writing)) return null;
  return (
    <div className="flex flex-col gap-2 mt-2 border-s-2 border-surface-3 ps-3 pt-1">
      {replies.length === 0 ? null : (
        <ul aria-label={text.replies} className="flex flex-col gap-2">
          {replies.map((reply) => (
            <Reply key={reply.id} object={note} reply={reply} />
          ))}
        </ul>
      )}
      {writing && link ? (
        <NoteForm
          object={note}
          prefill={{
            [link.field]: { id: record.id, object: object.name, title: titleOf(object, record) ?? null },
          }}
          label={text.reply}
          placeholder={text.placeholder}
          action={text.send}
          autoFocus
          onDone={onDone}
        />
      ) : null}
    </div>
  );
};

/** The thread of a note or a call on its own page, where whoever was mentioned in it arrives. */
export const OwnThread = ({
  object,
  record,
}: {
  readonly object: ObjectContract;
  readonly record: Stored;
}) => {
  const text = useWords(words);
  const schema = useSchema();
  const link = replyLinkFor(schema, object.name);
  const replies = useReplies([record.id]).get(record.id) ?? [];
  const note = activityOf(schema, 'note');
  const about = { id: record.id, object: object.name, title: titleOf(object, record) ?? null };
  const mayAnswer = note !== undefined && link !== undefined && record.removedAt === null;
  if (!note || (replies.length === 0 && !mayAnswer)) return null;
  return (
    <Card title={text.replies}>
      <div className="flex flex-col gap-3">
        {replies.length === 0 ? null : (
          <ul aria-label={text.replies} className="flex flex-col gap-2">
            {replies.map((reply) => (
              <Reply key={reply.id} object={note} reply={reply} />
            ))}
          </ul>
        )}
        {mayAnswer ? (
          <NoteForm
            object={note}
            prefill={{ [link.field]: about }}
            label={text.reply}
            placeholder={text.placeholder}
            action={text.send}
          />
        ) : null}
      </div>
    </Card>
  );
};

const Reply = ({ object, reply }: { readonly object: ObjectContract; readonly reply: Stored }) => {
  const owner = object.owner ? reply.values[object.owner] : undefined;
  const name = isLinked(owner) ? (owner.title ?? '') : '';
  return (
    <li className="flex gap-2">
      <Avatar name={name} size="small" decorative />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-2 text-sm text-ink-muted">
          <bdi className="text-ink">{name}</bdi>
          <RelativeDate value={reply.createdAt} />
        </div>
        <p dir="auto" className="text-start whitespace-pre-line">
          <MentionedText record={reply}>{textIn(reply, 'text')}</MentionedText>
        </p>
      </div>
    </li>
  );
};
