import { say } from '#persian/bilingual.ts';
import type { CivilRange } from '#persian/jalali/civil.ts';
import { periodOf } from '#persian/jalali/periods.ts';
import { useLocale } from '#web/kit/index.ts';

/** A Jalali month by its name and year. */
export const MonthName = ({ span }: { readonly span: CivilRange }) => {
  const { locale } = useLocale();
  return <span className="whitespace-nowrap">{say(periodOf(span.from, 'month').label, locale)}</span>;
};
