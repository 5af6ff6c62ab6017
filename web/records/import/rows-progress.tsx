import { formatNumber } from '#persian/digits.ts';
import { formatDuration } from '#persian/duration.ts';
import { ProgressBar, useLocale, useWords } from '#web/kit/index.ts';

const words = {
  done: {
    fa: (done: string, of: string) => `${done} از ${of} سطر`,
    en: (done: string, of: string) => `${done} of ${of} rows`,
  },
  pace: {
    fa: (rate: string, left: string) => `${rate} سطر در ثانیه؛ حدود ${left} مانده`,
    en: (rate: string, left: string) => `${rate} rows a second; about ${left} left`,
  },
};

/** How far work on the rows of a file has come, how fast it is, and how long it will take. */
export const RowsProgress = (props: {
  readonly label: string;
  readonly done: number;
  readonly rows: number;
  /** Time spent on what is done; 0 where nobody can tell, or it stands still. */
  readonly ms: number;
}) => {
  const { label, done, rows, ms } = props;
  const text = useWords(words);
  const { locale, digits } = useLocale();
  const number = (count: number): string => formatNumber(Math.round(count), digits);
  const rate = ms > 0 ? done / (ms / 1_000) : 0;
  return (
    <>
      <ProgressBar
        label={label}
        value={rows === 0 ? 0 : (done / rows) * 100}
        detail={text.done(number(done), number(rows))}
      />
      <p aria-live="polite" className="min-h-7 text-ink-muted">
        {rate > 0 ? text.pace(number(rate), formatDuration(Math.ceil((rows - done) / rate), locale)) : null}
      </p>
    </>
  );
};
