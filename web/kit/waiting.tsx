import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components';

import { formatNumber } from '#persian/digits.ts';

import { classes } from './classes.ts';
import { useLocale } from './locale.tsx';

export type SkeletonProps = {
  /** Sizes of the final thing, as utilities: `h-row w-40`. */
  readonly className?: string;
  readonly lines?: number;
};

/** The shape of what is coming, of its exact final size. Shows only after 200 ms, so that quick things do not flicker. */
export const Skeleton = ({ className = 'h-4 w-full', lines = 1 }: SkeletonProps) => (
  <div aria-hidden="true" className="late flex flex-col gap-2">
    {Array.from({ length: lines }, (_, line) => (
      <div key={line} className={classes('animate-breathe rounded-small bg-surface-3', className)} />
    ))}
  </div>
);

export type ProgressBarProps = {
  readonly label: string;
  readonly hideLabel?: boolean;
  /** 0 to 100; left out while nobody knows how long it takes. */
  readonly value?: number;
  /** In place of the percentage: «۱٬۲۰۰ از ۸٬۸۰۰». */
  readonly detail?: string;
};

/** How far something long has come; grows in the reading direction. */
export const ProgressBar = ({ label, hideLabel, value, detail }: ProgressBarProps) => {
  const { digits, locale } = useLocale();
  const percent =
    value === undefined ? '' : `${formatNumber(Math.round(value), digits)}${locale === 'fa' ? '٪' : '%'}`;
  return (
    <AriaProgressBar
      value={value ?? 0}
      isIndeterminate={value === undefined}
      valueLabel={detail ?? percent}
      className="flex min-w-0 flex-col gap-1"
    >
      <div className={classes('flex justify-between gap-4 text-sm', hideLabel && 'sr-only')}>
        <Label>{label}</Label>
        <span className="text-ink-muted">{detail ?? percent}</span>
      </div>
      <div className="h-1.5 overflow-clip rounded-full bg-surface-3">
        <div
          className={classes(
            'h-full rounded-full bg-accent transition-[width] duration-(--calm)',
            value === undefined && 'w-1/3 animate-breathe',
          )}
          style={value === undefined ? undefined : { width: `${value}%` }}
        />
      </div>
    </AriaProgressBar>
  );
};
