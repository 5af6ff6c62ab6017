import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { PhoneCall, Plus } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { Badge, Button, EmptyState, Link, ProgressBar, useLocale, useWords } from '#web/kit/index.ts';
import { recordHref, useObject, useSchema } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import type { CallListState } from '../../contract/calling.ts';
import { useCallLists } from './data.ts';
import { CallingFrame } from './frame.tsx';
import { ChooseView } from './choose-view.tsx';

const words = {
  create: { fa: 'فهرست تماس تازه', en: 'New call list' },
  none: { fa: 'هنوز فهرست تماسی نیست', en: 'No call list yet' },
  noneHint: {
    fa: 'هر نمایی از سرنخ‌ها، اشخاص یا معامله‌ها می‌تواند فهرست تماس شود: ردیف‌ها را برگزینید و «فهرست تماس» را بزنید.',
    en: 'Any view of leads, parties or deals can become a call list: choose rows and press “Call list”.',
  },
  start: { fa: 'شروع تماس', en: 'Start calling' },
  goOn: { fa: 'ادامهٔ تماس', en: 'Go on calling' },
  progress: { fa: 'پیشرفت', en: 'Progress' },
  done: {
    fa: (done: string, all: string) => `${done} از ${all}`,
    en: (done: string, all: string) => `${done} of ${all}`,
  },
  waiting: { fa: (count: string) => `${count} در نوبت`, en: (count: string) => `${count} waiting` },
  exhausted: { fa: (count: string) => `${count} بی‌پاسخ`, en: (count: string) => `${count} never answered` },
  leftOut: { fa: (count: string) => `${count} کنار گذاشته`, en: (count: string) => `${count} left out` },
  paused: { fa: 'ایستاده', en: 'Paused' },
  closed: { fa: 'پایان‌یافته', en: 'Closed' },
};

/** `/calling`: every call list with how far it has come, and the way into it. */
const ListsPage = () => {
  const text = useWords(words);
  const lists = useCallLists();
  const object = useObject('call_list');
  const [choosing, setChoosing] = useState(false);
  const mayMake = object?.abilities.create === true;
  return (
    <CallingFrame
      page="lists"
      actions={
        mayMake ? (
          <Button variant="primary" icon={<Plus size={16} />} onPress={() => setChoosing(true)}>
            {text.create}
          </Button>
        ) : undefined
      }
    >
      <Waiting query={lists} rows={3}>
        {({ lists: found }) =>
          found.length === 0 ? (
            <EmptyState icon={<PhoneCall size={20} />} title={text.none}>
              {text.noneHint}
            </EmptyState>
          ) : (
            <ul className="grid gap-3 md:grid-cols-2">
              {found.map((list) => (
                <ListCard key={list.id} list={list} />
              ))}
            </ul>
          )
        }
      </Waiting>
      {choosing ? <ChooseView onClose={() => setChoosing(false)} /> : null}
    </CallingFrame>
  );
};

const ListCard = ({ list }: { readonly list: CallListState }) => {
  const text = useWords(words);
  const { digits, locale } = useLocale();
  const { objects } = useSchema();
  const navigate = useNavigate();
  const { waiting, done, exhausted, leftOut } = list.counts;
  const all = waiting + done + exhausted;
  const number = (value: number): string => formatNumber(value, digits);
  const of = objects.find(({ name }) => name === list.object);
  return (
    <li className="flex min-w-0 flex-col gap-3 rounded-card bg-surface-1 p-4">
      <div className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1 leading-title font-strong">
          <Link quiet href={recordHref('call_list', list.id)}>
            <bdi>{list.name}</bdi>
          </Link>{' '}
          {of ? (
            <span className="ms-1 text-sm font-normal text-ink-muted">{say(of.many, locale)}</span>
          ) : null}
        </h2>
        {list.state === 'open' ? null : <Badge tone="neutral">{text[list.state]}</Badge>}
      </div>
      <ProgressBar
        label={text.progress}
        value={all === 0 ? 100 : ((all - waiting) / all) * 100}
        detail={text.done(number(all - waiting), number(all))}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-ink-muted">
        <span>{text.waiting(number(waiting))}</span>
        {exhausted > 0 ? <span>{text.exhausted(number(exhausted))}</span> : null}
        {leftOut > 0 ? <span>{text.leftOut(number(leftOut))}</span> : null}
        <span className="flex-1" />
        {waiting > 0 && list.state === 'open' ? (
          <Button
            icon={<PhoneCall size={16} />}
            aria-label={`${all === waiting ? text.start : text.goOn}: ${list.name}`}
            onPress={() => void navigate({ to: `/calling/lists/${list.id}` })}
          >
            {all === waiting ? text.start : text.goOn}
          </Button>
        ) : null}
      </div>
    </li>
  );
};

export default ListsPage;
