import { WEEKDAYS } from '#persian/jalali/words.ts';
import { classes, useLocale } from '#web/kit/index.ts';

import type { Weekend } from './answers.ts';

/** Days off, 0 Saturday to 6 Friday. */
const off: Readonly<Record<Weekend, readonly number[]>> = {
  friday: [6],
  'thursday-friday': [5, 6],
  'friday-saturday': [6, 0],
};

/** The week as it will stand in calendars; the words beside it say the same. */
export const WeekPicture = ({ weekend }: { readonly weekend: Weekend }) => {
  const { locale } = useLocale();
  return (
    <div aria-hidden="true" className="grid grid-cols-7 gap-1">
      {WEEKDAYS.map((day, index) => (
        <span
          key={day.en}
          className={classes(
            'grid h-9 place-items-center rounded-small text-xs transition-colors',
            off[weekend].includes(index) ? 'bg-danger-soft text-danger' : 'bg-surface-2 text-ink-muted',
          )}
        >
          {locale === 'fa' ? shortFa[index] : day.en.slice(0, 3)}
        </span>
      ))}
    </div>
  );
};

/** As Iranian wall calendars head their columns. */
const shortFa = ['ش', '۱ش', '۲ش', '۳ش', '۴ش', '۵ش', 'ج'];
