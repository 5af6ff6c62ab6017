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
import { valuesToWire, type Values } from '../data/values.ts';
import { placedAt, type Entry } from './entries.ts';
import { handedOver } from './hand-over.ts';
import { placedOf, samePlace, type Placed } from './grid.ts';
import { calendarWords } from './words.ts';

type Change = {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly values: Values;
  readonly told?: string;
};

/** From whose column an entry goes, and who is to have it. */
export type HandedOver = { readonly from: string; readonly to: Linked };

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

  /** Puts an entry elsewhere, makes it longer, or hands it to somebody else; nothing happens where it stands there already. */
  const place = (entry: Entry, to: Placed, handed?: HandedOver): void => {
    const given = handed ? handedOver(entry, handed.from, handed.to) : undefined;
    if (samePlace(placedOf(entry), to) && !given) return;
    const { source, title } = entry;
    const moves = to.day !== entry.day || to.start !== entry.start;
    const at = placedAt(source, to.day, to.start, locale.timeZone);
    const values: Values = {
      ...(moves ? { [source.place.at]: at } : {}),
      ...(to.minutes !== entry.minutes && source.place.lasts !== undefined
        ? { [source.place.lasts]: to.minutes }
        : {}),
      ...given,
    };
    const when = showExact(to.start === undefined ? to.day : at, locale);
    const whose = given ? (handed?.to.title ?? '—') : undefined;
    change(
      entry,
      values,
      whose !== undefined
        ? moves
          ? text.movedTo(title, when, whose)
          : text.handed(title, whose)
        : moves
          ? text.moved(title, when)
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

const show = (client: QueryClient, object: string, record: Stored, values: Values): void =>
  rewrite(client, object, record.id, (held) => ({ ...held, values: { ...held.values, ...values } }));

const before = ({ values: old }: Stored, values: Values): Values =>
  Object.fromEntries(Object.keys(values).map((name) => [name, old[name] ?? null]));
