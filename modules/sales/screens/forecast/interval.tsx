import { classes } from '#web/kit/index.ts';

/** A bar as long as an amount, and about its end the stretch within which it will lie. Words beside it say the same. */
export const Interval = (props: {
  readonly amount: number;
  readonly low?: number;
  readonly high?: number;
  readonly most: number;
  readonly tone: 'accent' | 'success' | 'target' | 'quiet';
}) => {
  const { amount, low, high, most, tone } = props;
  const share = (value: number): string => `${Math.max(0, Math.min(1, value / most)) * 100}%`;
  return (
    <span aria-hidden="true" className="relative block h-2.5 rounded-small bg-surface-2">
      {amount <= 0 ? null : (
        <span
          className={classes('absolute inset-y-0 start-0 min-w-0.5 rounded-small', tones[tone])}
          style={{ inlineSize: share(amount) }}
        />
      )}
      {low === undefined || high === undefined ? null : (
        <span
          className="absolute inset-y-0.5 min-w-1 rounded-small border-x-2 border-ink bg-ink/20"
          style={{ insetInlineStart: share(low), inlineSize: share(high - low) }}
        />
      )}
    </span>
  );
};

const tones = { accent: 'bg-accent', success: 'bg-success', target: 'bg-ink-muted', quiet: 'bg-ink-faint' };
