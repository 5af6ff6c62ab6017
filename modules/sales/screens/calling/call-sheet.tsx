import { useRef, useState } from 'react';
import { ExternalLink, Phone as PhoneIcon } from 'lucide-react';

import { formatNumber } from '#persian/digits.ts';
import type { Phone } from '#records/contract.ts';
import {
  Bidi,
  classes,
  Kbd,
  Link,
  resolveLocale,
  Tabs,
  TextArea,
  useLocale,
  useMedia,
  useMinute,
  useWords,
} from '#web/kit/index.ts';
import {
  EditableFacts,
  recordHref,
  Timeline,
  titleOf,
  useMe,
  useObject,
  usePhoneFormat,
  useRecord,
} from '#web/records/index.ts';

import type { CallReport, ClaimedRow } from '../../contract/calling.ts';
import { emailOf, mobileOf, phonesOf, spokenName } from '../../contract/customer.ts';
import { speechOf, type ScriptDefinition } from '../../contract/script.ts';
import { useKeyDeeds } from './keys.ts';
import { OutcomePanel, type Ended } from './outcome-panel.tsx';
import { MeetingStage, noMeeting, useSlots } from './meeting-stage.tsx';
import { meetingPlaces, placesFor } from './places.ts';
import { ScriptPanel } from './script-panel.tsx';
import { useScript } from './use-script.ts';
import { callWords } from './words.ts';

/** One customer: who it is, what happened with him, what to say, and what came of it. */
export const CallSheet = (props: {
  readonly row: ClaimedRow;
  readonly script: string | null;
  readonly busy: boolean;
  readonly onReport: (report: CallReport) => void;
  readonly onSkip: () => void;
}) => {
  const { row, busy, onReport, onSkip } = props;
  const text = useWords(callWords);
  const kitLocale = useLocale();
  const { locale } = kitLocale;
  const me = useMe();
  const [meeting, setMeeting] = useState(noMeeting);
  const now = useMinute();
  const wide = useMedia('(min-width: 1200px)');
  const middle = useMedia('(min-width: 900px)');
  const object = useObject(row.object);
  const party = useObject('party');
  const { data: script } = useRecord('call_script', props.script ?? '', props.script !== null);
  const [notes, setNotes] = useState('');
  const [dialled, setDialled] = useState<{ readonly number: string; readonly at: number } | null>(null);
  const [tab, setTab] = useState('call');
  const slots = useSlots(meeting.outside);
  // The script speaks its own language, whatever the screen speaks.
  const spoken = script ? speechOf(script.values['definition'] as ScriptDefinition) : locale;
  const places = {
    ...placesFor(row, me, spoken, now),
    ...meetingPlaces(
      meeting,
      slots.data?.slots ?? [],
      me,
      spoken === locale ? kitLocale : resolveLocale(spoken, 'auto', 'auto', kitLocale.timeZone),
    ),
  };
  const run = useScript(
    row,
    script
      ? {
          name: String(script.values['name']),
          definition: script.values['definition'] as ScriptDefinition,
        }
      : undefined,
    places,
  );
  const end = (ended: Ended) => {
    const { path } = run;
    const phone = dialled?.number ?? phonesOf(row)[0]?.number;
    onReport({
      ...ended,
      entry: row.entry,
      object: row.object,
      record: row.record.id,
      ...(phone === undefined ? {} : { phone }),
      ...(dialled && (ended.outcome === 'answered' || ended.outcome === 'refused')
        ? { duration: Math.max(1, Math.round((Date.now() - dialled.at) / 60_000)) }
        : {}),
      ...(notes.trim() === '' ? {} : { notes: notes.trim() }),
      ...(script && path.length > 0 ? { script: script.id, path, values: run.written() } : {}),
    });
  };
  if (!object) return null;

  const seen =
    row.object === 'deal' && row.party && party
      ? { object: party, record: row.party }
      : { object, record: row.record };
  const facts = <EditableFacts object={seen.object} record={seen.record} editable={false} />;
  const history = <Timeline object={seen.object} record={seen.record} />;
  const call = (
    <div className="flex min-w-0 flex-col gap-4">
      <Customer row={row} onDial={(number) => setDialled({ number, at: Date.now() })} />
      {script ? <ScriptPanel run={run} /> : null}
      <Notes value={notes} onChange={setNotes} />
      <OutcomePanel
        busy={busy}
        now={now}
        onEnd={end}
        onSkip={onSkip}
        meeting={(plan) => (
          <MeetingStage
            now={now}
            draft={meeting}
            onChange={setMeeting}
            email={emailOf(row)}
            mobile={mobileOf(row)}
            onPlan={plan}
          />
        )}
      />
    </div>
  );
  if (wide)
    return (
      <div className="grid grid-cols-[280px_minmax(0,1fr)_320px] items-start gap-6 px-6 pb-6">
        {facts}
        {call}
        {history}
      </div>
    );
  if (middle)
    return (
      <div className="grid grid-cols-[minmax(0,1fr)_340px] items-start gap-6 px-6 pb-6">
        {call}
        <div className="flex flex-col gap-6">
          {history}
          {facts}
        </div>
      </div>
    );
  return (
    <div className="px-4">
      <Tabs
        label={text.parts}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'call', label: text.callPart, content: call },
          { id: 'history', label: text.history, content: <div className="pb-8">{history}</div> },
          { id: 'facts', label: text.customer, content: <div className="pb-8">{facts}</div> },
        ]}
      />
    </div>
  );
};

/** Whom one calls, as he is called, under which numbers. */
const Customer = (props: { readonly row: ClaimedRow; readonly onDial: (number: string) => void }) => {
  const { row, onDial } = props;
  const text = useWords(callWords);
  const { locale, digits } = useLocale();
  const first = useRef<HTMLAnchorElement>(null);
  const phones = phonesOf(row);
  useKeyDeeds({ KeyC: () => first.current?.click() });
  const object = useObject(row.object);
  const full = (object ? titleOf(object, row.record) : undefined) ?? '';
  const spoken = spokenName(row, locale);
  return (
    <section aria-label={text.customer} className="flex flex-col gap-3 rounded-card bg-surface-1 p-4">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="text-xl leading-title font-strong">
          <bdi>{spoken}</bdi>
        </h2>
        {full === spoken ? null : (
          <span className="text-ink-muted">
            <bdi>{full}</bdi>
          </span>
        )}
        {row.tries > 0 ? (
          <span className="text-sm text-ink-muted">{text.tries(formatNumber(row.tries, digits))}</span>
        ) : null}
        <span className="flex-1" />
        <Link quiet href={recordHref(row.object, row.record.id)} aria-label={text.open}>
          <ExternalLink size={16} aria-hidden="true" className="text-ink-muted rtl:-scale-x-100" />
        </Link>
      </div>
      {phones.length === 0 ? (
        <p className="text-ink-muted">{text.noNumber}</p>
      ) : (
        <div className="flex flex-wrap gap-2">
          {phones.map((phone, index) => (
            <Dial
              key={phone.number}
              phone={phone}
              strong={index === 0}
              anchor={index === 0 ? first : undefined}
              onDial={() => onDial(phone.number)}
            />
          ))}
        </div>
      )}
    </section>
  );
};

const Dial = (props: {
  readonly phone: Phone;
  readonly strong: boolean;
  readonly anchor: React.RefObject<HTMLAnchorElement | null> | undefined;
  readonly onDial: () => void;
}) => {
  const { phone, strong, anchor, onDial } = props;
  const text = useWords(callWords);
  const { digits } = useLocale();
  const shown = usePhoneFormat(digits)(phone.number);
  return (
    <a
      ref={anchor}
      href={`tel:${phone.number}`}
      onClick={onDial}
      className={classes(
        'inline-flex h-control items-center gap-2 rounded-control px-3 outline-none focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent',
        strong ? 'bg-accent text-accent-ink' : 'bg-surface-2 text-ink hover:bg-surface-3',
      )}
    >
      <PhoneIcon size={16} aria-hidden="true" />
      {/* What is read aloud holds what is seen (WCAG 2.5.3). */}
      <span className="sr-only">{text.callTo}</span>
      <Bidi>{shown}</Bidi>
      {strong ? (
        <span aria-hidden="true" className="text-xs opacity-80 max-sm:hidden">
          C
        </span>
      ) : null}
    </a>
  );
};

const Notes = (props: { readonly value: string; readonly onChange: (value: string) => void }) => {
  const text = useWords(callWords);
  const box = useRef<HTMLDivElement>(null);
  useKeyDeeds({ KeyN: () => box.current?.querySelector('textarea')?.focus() });
  return (
    <div ref={box} className="flex flex-col gap-1">
      <TextArea
        label={text.notes}
        rows={2}
        maxLength={10_000}
        value={props.value}
        onChange={props.onChange}
      />
      <span aria-hidden="true" className="text-sm text-ink-muted max-sm:hidden">
        <Kbd>N</Kbd> {text.write} · <Kbd>Esc</Kbd> {text.leave}
      </span>
    </div>
  );
};
