import { Bell, Circle, CircleCheck, Clock } from 'lucide-react';
import { Link } from 'react-aria-components';

import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { Avatar, classes, IconButton, RelativeDate, useLocale, useWords } from '#web/kit/index.ts';

import type { Notice } from './data.ts';
import { noticeWords } from './words.ts';

/** One thing told: who or what, the sentence with its title made plain, when; at its end whether it is read. */
export const NoticeRow = (props: {
  readonly notice: Notice;
  readonly onFollow: (notice: Notice) => void;
  readonly onMark: (notice: Notice, read: boolean) => void;
}) => {
  const { notice, onFollow, onMark } = props;
  const text = useWords(noticeWords);
  const { digits } = useLocale();
  const Mark = notice.from === 'clock' ? Clock : Bell;
  return (
    <li className="flex items-start gap-1 border-b border-surface-2 last:border-none">
      <Link
        href={notice.href}
        onPress={() => onFollow(notice)}
        className={classes(
          'flex min-w-0 flex-1 items-start gap-3 rounded-control px-2 py-2.5 outline-none data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent data-hovered:bg-surface-2',
          notice.read && 'text-ink-muted',
        )}
      >
        {notice.actor === null ? (
          <span
            aria-hidden="true"
            className="grid size-8 shrink-0 place-items-center rounded-full bg-surface-2 text-ink-muted"
          >
            <Mark size={15} />
          </span>
        ) : (
          <Avatar name={notice.actor} decorative />
        )}
        <span className="min-w-0 flex-1 leading-title">
          {notice.read ? null : <span className="sr-only">{text.isNew}: </span>}
          <span className="block text-pretty break-words">
            <Sentence notice={notice} />
          </span>
          <span className="mt-0.5 block text-sm text-ink-faint">
            <RelativeDate value={notice.at} />
            {notice.count > 1 && notice.title !== null ? (
              <> · {text.times(formatNumber(notice.count, digits))}</>
            ) : null}
          </span>
        </span>
      </Link>
      <span className="pt-1.5">
        <IconButton
          label={notice.read ? text.markUnread : text.markRead}
          icon={
            notice.read ? <CircleCheck size={16} /> : <Circle size={10} className="fill-accent text-accent" />
          }
          onPress={() => onMark(notice, !notice.read)}
        />
      </span>
    </li>
  );
};

/** Names and titles stand isolated, so that those of the other direction do not turn the sentence about. */
const Sentence = ({ notice }: { readonly notice: Notice }) => {
  const { locale } = useLocale();
  const { actor, title, read } = notice;
  const text = say(notice.text, locale);
  const begin = actor !== null && text.startsWith(actor) ? actor : '';
  const rest = text.slice(begin.length);
  const at = title === null || title === '' ? -1 : rest.lastIndexOf(title);
  return (
    <>
      {begin === '' ? null : <bdi>{begin}</bdi>}
      {title === null || at < 0 ? (
        rest
      ) : (
        <>
          {rest.slice(0, at)}
          <bdi className={read ? undefined : 'font-medium'}>{title}</bdi>
          {rest.slice(at + title.length)}
        </>
      )}
    </>
  );
};
