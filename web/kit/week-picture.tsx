import { WEEKDAYS } from '#persian/jalali/words.ts';

import { classes } from './classes.ts';
import { useLocale } from './locale.tsx';

/** As Iranian wall calendars head their columns. */
const shortFa = ['ش', '۱ش', '۲ش', '۳ش', '۴ش', '۵ش', 'ج'];

/** A week as it will stand in calendars; `off` are its free days, 0 Saturday to 6 Friday. Words beside it say the same. */
export const WeekPicture = ({ off }: { readonly off: readonly number[] }) => {
  const { locale } = useLocale();
  return (
    <div aria-hidden="true" className="grid max-w-md grid-cols-7 gap-1">
      {WEEKDAYS.map((day, index) => (
        <span
          key={day.en}
          className={classes(
            'grid h-9 place-items-center rounded-small text-xs transition-colors',
            off.includes(index) ? 'bg-danger-soft text-danger' : 'bg-surface-2 text-ink-muted',
          )}
        >
          {locale === 'fa' ? shortFa[index] : day.en.slice(0, 3)}
        </span>
      ))}
    </div>
  );
};
