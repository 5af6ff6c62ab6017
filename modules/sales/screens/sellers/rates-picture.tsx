import { say } from '#persian/bilingual.ts';
import { initialsOf, useLocale, useWords } from '#web/kit/index.ts';

import type { Seller, Sellers } from '../../contract/sellers.ts';
import { useNumbers } from '../dashboard/figures.tsx';
import { kindNames, sellerWords } from '../../contract/words/sellers.ts';

/** Everybody by the two rates at once: attractors stand far along, closers high up; crosses are the intervals. */
export const RatesPicture = ({ team, sellers }: Sellers) => {
  const text = useWords(sellerWords);
  const { locale } = useLocale();
  const { share } = useNumbers();
  const placed = sellers.filter(
    (one): one is Placed =>
      one.attracting !== null && one.closing !== null && one.attracting.tries > 0 && one.closing.tries > 0,
  );
  if (placed.length < 2 || team.attracting === null || team.closing === null) return null;
  const x = scale(placed.map(({ attracting }) => attracting));
  const y = scale(placed.map(({ closing }) => closing));
  return (
    <figure aria-label={text.picture} className="px-4 pb-3">
      <div className="flex gap-2">
        <span className="text-xs text-ink-muted [writing-mode:vertical-rl]">{text.closing}</span>
        <div className="relative h-72 min-w-0 flex-1 overflow-clip rounded-control bg-surface-2/60">
          <span
            aria-hidden="true"
            className="absolute inset-y-0 border-s border-dashed border-line"
            style={{ insetInlineStart: x(team.attracting) }}
          />
          <span
            aria-hidden="true"
            className="absolute inset-x-0 border-t border-dashed border-line"
            style={{ insetBlockEnd: y(team.closing) }}
          />
          {/* No line crosses a face. */}
          {placed.map((one) => (
            <Cross key={one.id} one={one} x={x} y={y} />
          ))}
          {placed.map((one) => (
            <Point key={one.id} one={one} x={x} y={y} />
          ))}
        </div>
      </div>
      <figcaption className="flex flex-wrap items-baseline gap-x-4 ps-6 pt-1 text-xs text-ink-muted">
        <span className="w-full text-center">{text.attracting}</span>
        <span>
          {text.team}: {share(team.attracting)} × {share(team.closing)}
        </span>
        {Object.values(kindNames).map((kind) => (
          <span key={kind.en} data-cat={kind.category} className="inline-flex items-center gap-1">
            <span aria-hidden="true" className="size-2 rounded-full bg-cat" />
            {say(kind, locale)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
};

type Placed = Seller & {
  readonly attracting: NonNullable<Seller['attracting']>;
  readonly closing: NonNullable<Seller['closing']>;
};

/** How far his rates may lie off. */
const Cross = ({ one, x, y }: { readonly one: Placed; readonly x: Place; readonly y: Place }) => {
  const { attracting, closing, kind } = one;
  return (
    <span aria-hidden="true" data-cat={kindNames[kind].category}>
      <span
        className="absolute h-px bg-cat opacity-50"
        style={{
          insetInlineStart: x(attracting.low),
          insetInlineEnd: `calc(100% - ${x(attracting.high)})`,
          insetBlockEnd: y(closing.rate),
        }}
      />
      <span
        className="absolute w-px bg-cat opacity-50"
        style={{
          insetInlineStart: x(attracting.rate),
          insetBlockEnd: y(closing.low),
          insetBlockStart: `calc(100% - ${y(closing.high)})`,
        }}
      />
    </span>
  );
};

const Point = ({ one, x, y }: { readonly one: Placed; readonly x: Place; readonly y: Place }) => {
  const text = useWords(sellerWords);
  const { share } = useNumbers();
  const { attracting, closing, kind } = one;
  const told = `${one.name}: ${text.attracting} ${share(attracting.rate)}, ${text.closing} ${share(closing.rate)}`;
  return (
    <span role="img" aria-label={told} data-cat={kindNames[kind].category}>
      <span
        aria-hidden="true"
        title={told}
        className="absolute -ms-3 -mb-3 grid size-6 place-items-center rounded-full border border-cat bg-[color-mix(in_oklab,var(--cat)_25%,var(--surface-1))] text-[10px] leading-flat font-medium text-ink"
        style={{ insetInlineStart: x(attracting.rate), insetBlockEnd: y(closing.rate) }}
      >
        {initialsOf(one.name)}
      </span>
    </span>
  );
};

type Place = (value: number) => string;

/** From a little below the lowest interval to a little above the highest, within 0 and 1. */
function scale(rates: readonly { readonly low: number; readonly high: number }[]): Place {
  const low = Math.max(0, Math.min(...rates.map((one) => one.low)) - 0.05);
  const high = Math.min(1, Math.max(...rates.map((one) => one.high)) + 0.05);
  return (value) => `${((value - low) / (high - low)) * 100}%`;
}
