import type { Rate } from '../../contract/sellers.ts';

/** A rate as a point on its interval, beside the line of everybody's; what it means stands beside it in words. */
export const RateTrack = (props: {
  readonly rate: Rate;
  readonly team: number;
  readonly category: number;
}) => {
  const { rate, team, category } = props;
  return (
    <span
      aria-hidden="true"
      data-cat={category}
      className="relative block h-4 w-full rounded-small bg-surface-2"
    >
      <span
        className="absolute inset-y-1 rounded-small bg-[color-mix(in_oklab,var(--cat)_45%,var(--surface-1))]"
        style={{ insetInlineStart: `${rate.low * 100}%`, inlineSize: `${(rate.high - rate.low) * 100}%` }}
      />
      <span
        className="absolute inset-y-0 -ms-px w-0.5 bg-ink-muted"
        style={{ insetInlineStart: `${team * 100}%` }}
      />
      <span
        className="absolute top-1 -ms-1 size-2 rounded-full bg-cat"
        style={{ insetInlineStart: `${rate.rate * 100}%` }}
      />
    </span>
  );
};
