import { counted } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { Link, useLocale, useWords } from '#web/kit/index.ts';

import { completeness, share, type HealthReport } from './data.ts';
import { incomplete, rowsHref, stale, twinsHref, type Place } from './rows.ts';

const words = {
  four: { fa: 'چهار سنجه', en: 'Four measures' },
  complete: { fa: 'کامل', en: 'Complete' },
  completeHint: {
    fa: 'میانگین پر بودن فیلدهایی که مهم‌اند',
    en: 'How full the fields that matter are, on average',
  },
  valid: { fa: 'درست', en: 'Valid' },
  validHint: {
    fa: 'آنچه الزامی است پر است و گزینه‌ها هنوز هست',
    en: 'What is required is there, and choices still exist',
  },
  fresh: { fa: 'تازه', en: 'Fresh' },
  freshHint: {
    fa: (days: string) => `در ${days} روز گذشته به‌روز شده`,
    en: (days: string) => `Updated within ${counted(days, 'day', 'days')}`,
  },
  unique: { fa: 'یکتا', en: 'Unique' },
  uniqueHint: { fa: 'بی آنچه به گمان قوی تکراری است', en: 'Without what is likely a duplicate' },
  lacking: {
    fa: (count: string) => `${count} رکورد`,
    en: (count: string) => counted(count, 'record', 'records'),
  },
  incomplete: { fa: 'رکوردهای ناقص', en: 'Incomplete records' },
  none: { fa: 'همه', en: 'All of them' },
};

/** Complete, valid, fresh, unique: how much, and the way to the rows that are not. */
export const Shares = ({ place, report }: { readonly place: Place; readonly report: HealthReport }) => {
  const text = useWords(words);
  const { digits } = useLocale();
  const { records, invalid, fresh, twins, freshDays, invalidFilter } = report;
  const complete = completeness(report);
  const lacking = complete < 100 ? incomplete(report.fields) : undefined;
  return (
    <ul aria-label={text.four} className="grid grid-cols-4 gap-3 max-md:grid-cols-2">
      <Tile
        name={text.complete}
        hint={text.completeHint}
        percent={complete}
        href={lacking && rowsHref(place, [lacking])}
      />
      <Tile
        name={text.valid}
        hint={text.validHint}
        percent={share(records - invalid, records)}
        lacking={invalid}
        href={invalidFilter === null ? undefined : rowsHref(place, [{ whole: invalidFilter }])}
      />
      <Tile
        name={text.fresh}
        hint={text.freshHint(formatNumber(freshDays, digits))}
        percent={share(fresh, records)}
        lacking={records - fresh}
        href={rowsHref(place, [stale(report)])}
      />
      <Tile
        name={text.unique}
        hint={text.uniqueHint}
        percent={share(records - twins, records)}
        lacking={twins}
        href={twinsHref(place)}
      />
    </ul>
  );
};

const Tile = (props: {
  readonly name: string;
  readonly hint: string;
  readonly percent: number;
  readonly lacking?: number;
  readonly href?: string | undefined;
}) => {
  const { name, hint, percent, lacking, href } = props;
  const text = useWords(words);
  const { digits, locale } = useLocale();
  return (
    <li className="flex flex-col gap-1 rounded-card bg-surface-1 p-4">
      <span className="font-medium">{name}</span>
      <span className="text-2xl leading-title font-strong">
        {formatNumber(shownPercent(percent), digits)}
        {locale === 'fa' ? '٪' : '%'}
      </span>
      <span className="text-sm text-pretty text-ink-muted">{hint}</span>
      <span className="mt-auto pt-1 text-sm">
        {lacking === undefined ? (
          href === undefined ? null : (
            <Link href={href} aria-label={`${name}: ${text.incomplete}`}>
              {text.incomplete}
            </Link>
          )
        ) : lacking === 0 ? (
          <span className="text-ink-muted">{text.none}</span>
        ) : href === undefined ? (
          text.lacking(formatNumber(lacking, digits))
        ) : (
          <Link href={href} aria-label={`${name}: ${text.lacking(formatNumber(lacking, digits))}`}>
            {text.lacking(formatNumber(lacking, digits))}
          </Link>
        )}
      </span>
    </li>
  );
};

/** A hundred is said of all alone: 99.9 is not everything. */
export const shownPercent = (percent: number): number =>
  percent < 100 ? Math.min(99, Math.round(percent)) : 100;
