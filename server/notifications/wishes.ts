import { z } from 'zod';
import { addDays } from '#persian/jalali/civil.ts';
import { instantOf, wallTime } from '#persian/jalali/instants.ts';
import type { NotificationKind } from '#records/define/notification.ts';

export const ways = ['app', 'mail', 'sms'] as const;
export type NoticeWay = (typeof ways)[number];

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const kindWishes = z.strictObject({
  app: z.boolean().optional(),
  mail: z.boolean().optional(),
  sms: z.boolean().optional(),
});

/** What somebody, or a workspace for everybody, has said; what is not said falls back to the next. */
export const wishesShape = z.strictObject({
  kinds: z.record(z.string().max(60), kindWishes),
  quiet: z.strictObject({ on: z.boolean(), from: clock, to: clock }).optional(),
  digest: z.strictObject({ on: z.boolean(), at: clock }).optional(),
});
export type Wishes = z.output<typeof wishesShape>;

/** What holds for a member in the end. */
export type EffectiveWishes = {
  readonly kinds: Readonly<Record<string, Readonly<Record<NoticeWay, boolean>>>>;
  /** Mail and SMS wait until these hours are over. */
  readonly quiet: { readonly on: boolean; readonly from: string; readonly to: string };
  /** One mail on each work day. */
  readonly digest: { readonly on: boolean; readonly at: string };
};

const standard = {
  quiet: { on: true, from: '22:00', to: '07:30' },
  digest: { on: false, at: '08:00' },
} as const;

/** His own words before the workspace's before those of the kinds' declarations. */
export function effectiveWishes(
  kinds: readonly NotificationKind[],
  ...said: readonly (Wishes | null | undefined)[]
): EffectiveWishes {
  const first = <Value>(of: (wishes: Wishes) => Value | undefined, otherwise: Value): Value => {
    for (const wishes of said) {
      const value = wishes ? of(wishes) : undefined;
      if (value !== undefined) return value;
    }
    return otherwise;
  };
  return {
    kinds: Object.fromEntries(
      kinds.map(({ name, ways: own = [] }) => [
        name,
        {
          app: first((wishes) => wishes.kinds[name]?.app, true),
          mail: first((wishes) => wishes.kinds[name]?.mail, own.includes('mail')),
          sms: first((wishes) => wishes.kinds[name]?.sms, own.includes('sms')),
        },
      ]),
    ),
    quiet: first((wishes) => wishes.quiet, standard.quiet),
    digest: first((wishes) => wishes.digest, standard.digest),
  };
}

/** When something that is ready at this moment may leave: at once, or as soon as the quiet hours are over. */
export function leavesAt(ready: Date, { quiet }: EffectiveWishes, timeZone: string): Date {
  if (!quiet.on || quiet.from === quiet.to) return ready;
  const { date, hour, minute } = wallTime(ready.toISOString(), timeZone);
  const wall = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const overnight = quiet.from > quiet.to;
  const isQuiet = overnight ? wall >= quiet.from || wall < quiet.to : wall >= quiet.from && wall < quiet.to;
  if (!isQuiet) return ready;
  const day = overnight && wall >= quiet.from ? addDays(date, 1) : date;
  return new Date(instantOf(day, quiet.to, timeZone));
}
