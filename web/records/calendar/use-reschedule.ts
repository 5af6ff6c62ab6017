import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';

import { formatNumber } from '#persian/digits.ts';
import type { Linked, ObjectContract, Stored } from '#records/contract.ts';
import { showExact, showToast, useLocale, useWords } from '#web/kit/index.ts';

import { callApi } from '../data/api.ts';
import { rewrite, settle } from '../data/cache.ts';
import { tellFailure } from '../data/failure.ts';
import { keys } from '../data/keys.ts';
import { recordPath } from '../data/read.ts';
import { useWorkDays } from '../data/use-work-days.ts';
import { isLinked, valuesToWire, type Values } from '../data/values.ts';
import { placedAt, type Entry } from './entries.ts';
import { placedOf, samePlace, type Placed } from './grid.ts';
import { calendarWords } from './words.ts';

type Change = {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly values: Values;
  readonly told?: string;
};

/**
 * Changes entries of whatever object: at once on screen, put back with the reason where the server refuses, and with
 * «واگرد» in the toast.
 */
export function useReschedule() {
  const client = useQueryClient();
  const text = useWords(calendarWords);
  const locale = useLocale();
  const days = useWorkDays();

  const { mutate } = useMutation({
    mutationFn: ({ object, record, values }: Change) =>
      callApi<Stored>(recordPath(object.name, record.id), {
        method: 'PATCH',
        body: valuesToWire(object, values),
        version: record.version,
      }),
    onMutate: async ({ object, record, values }) => {
      show(client, object.name, record, values);
      // Reads under way would bring the old place back.
      await client.cancelQueries({ queryKey: keys.object(object.name) });
      show(client, object.name, record, values);
    },
    onError: (error, { object, record, values, told }) => {
      show(client, object.name, record, before(record, values));
      void client.invalidateQueries({ queryKey: keys.object(object.name) });
      tellFailure(told === undefined ? text.notUndone : text.notMoved, error);
    },
    onSuccess: (fresh, { object, record, values, told }) => {
      settle(client, object.name, fresh);
      if (told === undefined) showToast({ tone: 'info', message: text.undone });
      else
        showToast({
          message: told,
          undo: () => mutate({ object, record: fresh, values: before(record, values) }),
        });
    },
  });

  const change = (entry: Entry, values: Values, told: string): void =>
    mutate({ object: entry.source.object, record: entry.record, values, told });

  /**
   * Puts an entry elsewhere, makes it longer, or hands one person's part in it to another; nothing happens where it stands
   * there already.
   */
  const place = (entry: Entry, to: Placed, hand?: { readonly from: string; readonly to: Linked }): void => {
    const handed = hand ? handedOver(entry, hand.from, hand.to) : {};
    if (handed === undefined) {
      showToast({ tone: 'warning', message: text.notHanded });
      return;
    }
    const isHanded = Object.keys(handed).length > 0;
    if (samePlace(placedOf(entry), to) && !isHanded) return;
    const { source, title } = entry;
    const moves = to.day !== entry.day || to.start !== entry.start;
    const at = placedAt(source, to.day, to.start, locale.timeZone);
    const values: Values = {
      ...(moves ? { [source.place.at]: at } : {}),
      ...(to.minutes !== entry.minutes && source.place.lasts !== undefined
        ? { [source.place.lasts]: to.minutes }
        : {}),
      ...handed,
    };
    const shown = to.start === undefined ? to.day : at;
    change(
      entry,
      values,
      isHanded
        ? text.handed(title, hand?.to.title ?? '—')
        : moves
          ? text.moved(title, showExact(shown, locale))
          : text.resized(title, formatNumber(to.minutes, locale.digits)),
    );
    if (to.day !== entry.day && !days.isWorkDay(to.day))
      showToast({
        tone: 'info',
        message: text.movedToFree(days.holidayOn(to.day)?.[locale.locale] ?? text.dayOff),
      });
  };
  return { change, place };
}

export type Reschedule = ReturnType<typeof useReschedule>;

/** What changes where one person's part in an entry becomes another's; undefined where the reader may not write it. */
function handedOver({ source, record }: Entry, from: string, to: Linked): Values | undefined {
  const { object, place } = source;
  const mayWrite = (name: string): boolean =>
    object.fields.some((field) => field.name === name && !field.readOnly);
  const { owner } = object;
  const attended = place.with;
  if (owner !== undefined && idOf(record.values[owner]) === from)
    return mayWrite(owner) ? { [owner]: to } : undefined;
  if (attended === undefined || !mayWrite(attended)) return undefined;
  const list = record.values[attended];
  const others = (Array.isArray(list) ? (list as unknown[]) : []).filter(
    (one) => idOf(one) !== from && idOf(one) !== to.id,
  );
  // Who is responsible takes part already.
  const isOwner = owner !== undefined && idOf(record.values[owner]) === to.id;
  return { [attended]: isOwner ? others : [...others, to] };
}

const idOf = (value: unknown): string | undefined => (isLinked(value) ? value.id : undefined);

const show = (client: QueryClient, object: string, record: Stored, values: Values): void =>
  rewrite(client, object, record.id, (held) => ({ ...held, values: { ...held.values, ...values } }));

const before = ({ values: old }: Stored, values: Values): Values =>
  Object.fromEntries(Object.keys(values).map((name) => [name, old[name] ?? null]));
