import { useState, type ReactNode } from 'react';
import {
  CalendarClock,
  CalendarPlus,
  MessageSquareText,
  Phone,
  PhoneMissed,
  PhoneOff,
  SkipForward,
  ThumbsDown,
  type LucideIcon,
} from 'lucide-react';

import { localDigits } from '#persian/digits.ts';
import { instantOf, wallTime } from '#persian/jalali/instants.ts';
import type { Stored } from '#records/contract.ts';
import {
  Button,
  Checkbox,
  classes,
  DatePicker,
  showDate,
  showTime,
  TimeField,
  useLocale,
  useMedia,
  useWords,
} from '#web/kit/index.ts';
import { snoozes, useRecordPages, useWorkDays } from '#web/records/index.ts';

import type { CallKey, CallReport, PlannedMeeting } from '../../contract/calling.ts';
import { useKeyDeeds } from './keys.ts';
import { callWords } from './words.ts';

export type Ended = Pick<CallReport, 'outcome' | 'nextAt' | 'refusal' | 'doNotCall' | 'meeting'>;

const icons: Readonly<Record<CallKey, LucideIcon>> = {
  answered: Phone,
  'no-answer': PhoneMissed,
  busy: PhoneOff,
  'call-back': CalendarClock,
  refused: ThumbsDown,
  'wrong-number': PhoneOff,
  'message-left': MessageSquareText,
};

/** In the order of their keys. */
const outcomes: readonly CallKey[] = [
  'answered',
  'no-answer',
  'busy',
  'call-back',
  'refused',
  'wrong-number',
  'message-left',
];
const mostReasons = 9;

/** One key for what came of the call; where something is left to say (when again, why not) one more. */
export const OutcomePanel = (props: {
  readonly busy: boolean;
  readonly now: string;
  readonly onEnd: (ended: Ended) => void;
  readonly onSkip?: (() => void) | undefined;
  /** What one agrees on where one meets; shown by `meeting` once that is the outcome. */
  readonly meeting: (plan: (meeting: PlannedMeeting) => void) => ReactNode;
}) => {
  const { busy, onEnd, onSkip } = props;
  const text = useWords(callWords);
  const [asked, setAsked] = useState<'answered' | 'call-back' | 'refused' | 'meeting' | null>(null);
  // Read before they are asked for: a key that is pressed at once must find them.
  const { records: reasons } = useRecordPages('loss_reason', {
    filter: { field: 'active', op: 'eq', value: true },
    sort: [{ field: 'position', direction: 'asc' }],
    fields: ['name'],
    limit: mostReasons,
  });
  const narrow = useMedia('(max-width: 640px)');
  const [all, setAll] = useState(false);
  // On a phone the script keeps its room; the rest is one touch away.
  const shown = narrow && !all ? outcomes.slice(0, 2) : outcomes;
  const press = (outcome: CallKey) => {
    if (busy) return;
    if (outcome === 'answered' || outcome === 'call-back' || outcome === 'refused') setAsked(outcome);
    else onEnd({ outcome });
  };
  useKeyDeeds(
    asked === null
      ? {
          ...Object.fromEntries(outcomes.map((one, index) => [`Digit${index + 1}`, () => press(one)])),
          Digit8: () => (busy ? undefined : setAsked('meeting')),
          ...(onSkip ? { Digit0: () => (busy ? undefined : onSkip()) } : {}),
        }
      : { Escape: () => setAsked(null) },
  );
  const end = (ended: Ended) => {
    if (!busy) onEnd(ended);
  };
  return (
    <section
      aria-label={text.outcome}
      className={classes(
        'flex flex-col gap-3 rounded-card bg-surface-1 p-4 max-sm:-mx-4 max-sm:rounded-b-none max-sm:p-3',
        // What is agreed on takes room, and the script above it has to be read while one does.
        asked === 'meeting' ? '' : 'sticky bottom-0 z-10 shadow-float',
      )}
    >
      {asked === null ? (
        <div className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-2">
          {shown.map((one, index) => {
            const Icon = icons[one];
            return (
              <KeyButton key={one} digit={index + 1} disabled={busy} onPress={() => press(one)}>
                <Icon size={16} aria-hidden="true" className="shrink-0 text-ink-muted" />
                <span className="min-w-0 flex-1 truncate text-start">{text[one]}</span>
              </KeyButton>
            );
          })}
          <KeyButton digit={8} disabled={busy} onPress={() => setAsked('meeting')}>
            <CalendarPlus size={16} aria-hidden="true" className="shrink-0 text-accent" />
            <span className="min-w-0 flex-1 truncate text-start">{text.meeting}</span>
          </KeyButton>
          {shown.length < outcomes.length ? (
            <Button fill onPress={() => setAll(true)}>
              {text.more}
            </Button>
          ) : onSkip ? (
            <KeyButton digit={0} disabled={busy} onPress={onSkip}>
              <SkipForward
                size={16}
                aria-hidden="true"
                className="shrink-0 text-ink-muted rtl:-scale-x-100"
              />
              <span className="min-w-0 flex-1 truncate text-start">{text.skip}</span>
            </KeyButton>
          ) : null}
        </div>
      ) : asked === 'meeting' ? (
        <Stage title={text.meeting} onBack={() => setAsked(null)}>
          {props.meeting((meeting) => end({ outcome: 'answered', nextAt: null, meeting }))}
        </Stage>
      ) : asked === 'refused' ? (
        <WhyNot records={reasons} onBack={() => setAsked(null)} onEnd={end} />
      ) : (
        <WhenAgain outcome={asked} now={props.now} onBack={() => setAsked(null)} onEnd={end} />
      )}
    </section>
  );
};

const KeyButton = (props: {
  readonly digit: number;
  readonly disabled?: boolean;
  readonly onPress: () => void;
  readonly children: React.ReactNode;
}) => {
  const { digits } = useLocale();
  return (
    <Button fill disabled={props.disabled ?? false} onPress={props.onPress}>
      <span className="flex w-full min-w-0 items-center gap-2">
        {props.children}
        <kbd aria-hidden="true" className="font-sans text-xs text-ink-faint max-sm:hidden">
          {localDigits(String(props.digit), digits)}
        </kbd>
      </span>
    </Button>
  );
};

/** When the customer is called again; three usual answers, any other moment, or no more. */
const WhenAgain = (props: {
  readonly outcome: 'answered' | 'call-back';
  readonly now: string;
  readonly onBack: () => void;
  readonly onEnd: (ended: Ended) => void;
}) => {
  const { outcome, now, onBack, onEnd } = props;
  const text = useWords(callWords);
  const locale = useLocale();
  const days = useWorkDays();
  const today = wallTime(now, locale.timeZone).date;
  const choices = snoozes(now, days, locale.timeZone);
  const [day, setDay] = useState<string | null>(null);
  const [time, setTime] = useState<string | null>('10:00');
  const at = (nextAt: string | null) => onEnd({ outcome, nextAt });
  const chosen = day !== null && time !== null ? instantOf(day, time.slice(0, 5), locale.timeZone) : null;
  useKeyDeeds({
    ...Object.fromEntries(choices.map((one, index) => [`Digit${index + 1}`, () => at(one.at)])),
    ...(outcome === 'answered' ? { Digit0: () => at(null) } : {}),
  });
  return (
    <Stage title={outcome === 'answered' ? text.nextCall : text.whenAgain} onBack={onBack}>
      <div className="grid grid-cols-2 gap-2 max-sm:grid-cols-1">
        {choices.map((one, index) => (
          <KeyButton key={one.id} digit={index + 1} onPress={() => at(one.at)}>
            <span className="min-w-0 flex-1 truncate text-start">{text[one.id]}</span>
            <span className="text-sm text-ink-muted">
              {one.day === today ? null : `${showDate(one.day, locale, 'weekday')} `}
              {showTime(one.at, locale)}
            </span>
          </KeyButton>
        ))}
        {outcome === 'answered' ? (
          <KeyButton digit={0} onPress={() => at(null)}>
            <span className="min-w-0 flex-1 truncate text-start">{text.noMore}</span>
          </KeyButton>
        ) : null}
      </div>
      <div className="flex flex-wrap items-end gap-2">
        <DatePicker label={text.otherDay} value={day} min={today} onChange={setDay} />
        <TimeField label={text.atHour} value={time} onChange={setTime} />
        <Button disabled={chosen === null || chosen <= now} onPress={() => (chosen ? at(chosen) : undefined)}>
          {text.log}
        </Button>
      </div>
    </Stage>
  );
};

/** Why he refused, in the firm's own words, and whether he asked not to be called again. */
const WhyNot = (props: {
  readonly records: readonly Stored[];
  readonly onBack: () => void;
  readonly onEnd: (ended: Ended) => void;
}) => {
  const { records, onBack, onEnd } = props;
  const text = useWords(callWords);
  const [never, setNever] = useState(false);
  const why = (refusal?: string) =>
    onEnd({
      outcome: 'refused',
      ...(refusal === undefined ? {} : { refusal }),
      ...(never ? { doNotCall: true } : {}),
    });
  useKeyDeeds({
    ...Object.fromEntries(records.map(({ id }, index) => [`Digit${index + 1}`, () => why(id)])),
    Digit0: () => why(),
    KeyX: () => setNever((before) => !before),
  });
  return (
    <Stage title={text.whyNot} onBack={onBack}>
      <div className="grid grid-cols-3 gap-2 max-sm:grid-cols-1">
        {records.map(({ id, values }, index) => (
          <KeyButton key={id} digit={index + 1} onPress={() => why(id)}>
            <span className="min-w-0 flex-1 truncate text-start">{String(values['name'])}</span>
          </KeyButton>
        ))}
        <KeyButton digit={0} onPress={() => why()}>
          <span className="min-w-0 flex-1 truncate text-start">{text.noReason}</span>
        </KeyButton>
      </div>
      <Checkbox checked={never} onChange={setNever}>
        {text.neverAgain}
      </Checkbox>
    </Stage>
  );
};

const Stage = (props: {
  readonly title: string;
  readonly onBack: () => void;
  readonly children: React.ReactNode;
}) => {
  const text = useWords(callWords);
  return (
    <>
      <div className="flex items-center gap-2">
        <h2 className="min-w-0 flex-1 leading-title font-strong">{props.title}</h2>
        <Button variant="quiet" onPress={props.onBack}>
          {text.otherOutcome}
        </Button>
      </div>
      {props.children}
    </>
  );
};
