import { lazy, Suspense, useState, type ReactNode, type RefObject } from 'react';
import { Check, Clock, MapPin, Pencil, Phone, RotateCcw, Trash2, User, Users } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import {
  AnchoredPopover,
  Badge,
  Button,
  IconButton,
  Link,
  showDate,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { recordHref } from '../data/paths.ts';
import { isLinked } from '../data/values.ts';
import { useRemove } from '../data/write.ts';
import type { Entry } from './entries.ts';
import { hoursOf } from './entry-block.tsx';
import { finishing } from './finish.ts';
import type { Reschedule } from './use-reschedule.ts';
import { useCall } from './use-call.ts';
import { calendarWords } from './words.ts';

// Forms bring every editor with them.
const EditDrawer = lazy(() => import('./edit-drawer.tsx'));

export type EntryCardProps = {
  readonly entry: Entry;
  readonly anchor: RefObject<Element | null>;
  readonly reschedule: Reschedule;
  readonly onClose: () => void;
};

/** What an entry is, beside it, and what can be done with it. */
export const EntryCard = ({ entry, anchor, reschedule, onClose }: EntryCardProps) => {
  const text = useWords(calendarWords);
  const locale = useLocale();
  const [editing, setEditing] = useState(false);
  const { source, record, title, start, minutes, people } = entry;
  const { object, place } = source;
  const remove = useRemove(object);
  const callUp = useCall();
  const whom = object.about.map((name) => record.values[name]).find(isLinked);
  const where = place.place === undefined ? undefined : record.values[place.place];
  const done = finishing(entry, text);
  const state = place.over && object.fields.find(({ name }) => name === place.over?.field);
  if (editing)
    return (
      <Suspense>
        <EditDrawer object={object} id={record.id} onClose={onClose} />
      </Suspense>
    );
  return (
    <AnchoredPopover
      label={title}
      anchor={anchor}
      open
      placement="bottom start"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <div className="flex w-80 max-w-full flex-col gap-2">
        <div>
          <div className="flex items-start gap-2">
            <h2 className="min-w-0 flex-1 text-lg leading-title font-strong">
              <bdi>{title}</bdi>
            </h2>
            {entry.over && state?.kind !== 'yesNo' ? null : entry.over ? (
              <Badge tone="success">{text.done}</Badge>
            ) : null}
          </div>
          <p className="text-sm text-ink-muted">{say(place.as ?? object.one, locale.locale)}</p>
        </div>
        <Line icon={<Clock size={14} />}>
          {showDate(entry.day, locale, 'full')}
          {start === undefined ? null : (
            <span className="tabular-nums">
              {locale.locale === 'fa' ? '، ' : ', '}
              {hoursOf(start, minutes, locale)}
            </span>
          )}
          {minutes > 0 ? (
            <span className="text-ink-muted"> ({text.minutes(formatNumber(minutes, locale.digits))})</span>
          ) : null}
        </Line>
        {whom?.title ? (
          <Line icon={<User size={14} />}>
            <Link href={recordHref(whom.object, whom.id)}>
              <bdi>{whom.title}</bdi>
            </Link>
          </Line>
        ) : null}
        {typeof where === 'string' && where !== '' ? (
          <Line icon={<MapPin size={14} />}>
            <bdi>{where}</bdi>
          </Line>
        ) : null}
        {people.length > 0 ? (
          <Line icon={<Users size={14} />}>
            <bdi>{people.map((one) => one.title ?? '—').join(locale.locale === 'fa' ? '، ' : ', ')}</bdi>
          </Line>
        ) : null}
        <div className="flex items-center gap-1 pt-1">
          {done ? (
            <Button
              variant={entry.over ? 'secondary' : 'primary'}
              icon={entry.over ? <RotateCcw size={16} /> : <Check size={16} />}
              onPress={() => {
                onClose();
                reschedule.change(entry, done.values, done.told);
              }}
            >
              {entry.over ? text.reopen : text.done}
            </Button>
          ) : null}
          <Link href={recordHref(object.name, record.id)}>
            <span className="px-2">{text.open}</span>
          </Link>
          <span className="flex-1" />
          {callUp && whom ? (
            <IconButton
              label={text.call}
              icon={<Phone size={16} />}
              onPress={() => {
                onClose();
                void callUp({ object: object.name, record });
              }}
            />
          ) : null}
          {object.abilities.update === 'none' ? null : (
            <IconButton label={text.edit} icon={<Pencil size={16} />} onPress={() => setEditing(true)} />
          )}
          {object.abilities.remove === 'none' ? null : (
            <IconButton
              label={text.remove}
              icon={<Trash2 size={16} />}
              onPress={() => {
                onClose();
                remove.mutate(record);
              }}
            />
          )}
        </div>
      </div>
    </AnchoredPopover>
  );
};

const Line = ({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) => (
  <p className="flex items-baseline gap-2 leading-title">
    <span aria-hidden="true" className="translate-y-0.5 text-ink-muted">
      {icon}
    </span>
    <span className="min-w-0">{children}</span>
  </p>
);
