import { useState } from 'react';
import { useNavigate, useParams } from '@tanstack/react-router';

import { formatNumber } from '#persian/digits.ts';
import {
  BackLink,
  Button,
  EmptyState,
  Link,
  PageHeader,
  showNear,
  showToast,
  useLocale,
  useWords,
} from '#web/kit/index.ts';
import { callApi, isProblem, newKey, recordHref, tellFailure } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import type { Called, CallReport, Standstill, Turn } from '../../contract/calling.ts';
import { CallSheet } from './call-sheet.tsx';
import { useTurn } from './data.ts';
import { callWords } from './words.ts';

/** `/calling/lists/…`: one customer after another, each with history and script, logged by one key. */
const CallingPage = () => {
  const { call_listId: id = '' } = useParams({ strict: false });
  const text = useWords(callWords);
  const { turn, next } = useTurn(id);
  return (
    <Waiting
      query={turn}
      failed={text.failed}
      page={{ title: text.list, back: { href: '/calling', label: text.lists } }}
    >
      {(found) => <Calling turn={found} waiting={turn.isPlaceholderData} onNext={next} />}
    </Waiting>
  );
};

const Calling = (props: { readonly turn: Turn; readonly waiting: boolean; readonly onNext: () => void }) => {
  const { turn, waiting, onNext } = props;
  const text = useWords(callWords);
  const locale = useLocale();
  const navigate = useNavigate();
  const [sending, setSending] = useState(false);
  const { list, row, standstill } = turn;
  const all = list.counts.waiting + list.counts.done + list.counts.exhausted;
  const number = (value: number): string => formatNumber(value, locale.digits);

  const send = async (deed: () => Promise<void>) => {
    setSending(true);
    try {
      await deed();
      onNext();
    } catch (error) {
      tellFailure(text.notLogged, error);
      // Somebody else has it by now: on with the next.
      if (isProblem(error, 'row-taken')) onNext();
    }
    setSending(false);
  };
  /** The customer comes back into one's hands, as the one to be called now. */
  const takeBack = async (path: string) => {
    try {
      await callApi(path, { method: 'DELETE' });
      showToast({ tone: 'info', message: text.takenBack });
      onNext();
    } catch (error) {
      tellFailure(text.notTakenBack, error);
    }
  };
  const report = (given: CallReport) =>
    void send(async () => {
      const { call, nextAt, meeting, sent } = await callApi<Called>('/sales/calls', {
        method: 'POST',
        body: given,
        idempotencyKey: newKey(),
      });
      if (meeting !== null) {
        const states = [sent?.mail, sent?.sms].filter((state) => state !== null && state !== undefined);
        showToast({
          tone: 'success',
          message:
            states.length === 0
              ? text.meetingSet
              : states.includes('queued')
                ? text.invited
                : text.notInvited,
          action: {
            label: text.letter,
            onPress: () => void navigate({ to: `/calling/letters/${meeting}` }),
          },
        });
        return;
      }
      const what = text[given.outcome];
      const when = nextAt === null ? '' : showNear(nextAt, new Date().toISOString(), locale);
      showToast({
        tone: 'success',
        message: when === '' ? text.logged(what) : text.loggedNext(what, when),
        undo: () => takeBack(`/sales/calls/${call}`),
      });
    });
  const skip = (entry: string) =>
    void send(async () => {
      const path = `/sales/call-list-rows/${entry}/leaving-out`;
      await callApi(path, { method: 'POST', body: {} });
      showToast({ message: text.skipped, undo: () => takeBack(path) });
    });

  return (
    <div className="flex min-h-full flex-col">
      <PageHeader
        title={
          <Link quiet href={recordHref('call_list', list.id)}>
            <bdi>{list.name}</bdi>
          </Link>
        }
        count={text.progress(number(all - list.counts.waiting), number(all))}
        above={<BackLink href="/calling">{text.lists}</BackLink>}
      />
      {row ? (
        <CallSheet
          key={row.entry}
          row={row}
          script={list.script}
          busy={sending || waiting}
          onReport={report}
          onSkip={() => skip(row.entry)}
        />
      ) : standstill ? (
        <Standing standstill={standstill} onLook={onNext} />
      ) : null}
    </div>
  );
};

/** Why nobody is to be called now, and from when on. */
const Standing = (props: { readonly standstill: Standstill; readonly onLook: () => void }) => {
  const { standstill } = props;
  const text = useWords(callWords);
  const locale = useLocale();
  const near = (at: string): string => showNear(at, new Date().toISOString(), locale);
  const hint =
    standstill.why === 'hours'
      ? standstill.until === null
        ? text.neverHint
        : text.hoursHint(near(standstill.until))
      : standstill.why === 'later'
        ? text.laterHint(near(standstill.until))
        : standstill.why === 'others'
          ? text.othersHint
          : standstill.why === 'finished'
            ? text.finishedHint
            : null;
  return (
    <EmptyState
      page
      title={text[standstill.why]}
      action={
        standstill.why === 'finished' || standstill.why === 'closed' ? undefined : (
          <Button onPress={props.onLook}>{text.again}</Button>
        )
      }
      link={<Link href="/calling">{text.lists}</Link>}
    >
      {hint}
    </EmptyState>
  );
};

export default CallingPage;
