import { formatNumber } from '#persian/digits.ts';
import { classes, useLocale, useWords } from '#web/kit/index.ts';

import { stepNames, type StepName } from './answers.ts';

const words = {
  company: { fa: 'شرکت', en: 'Company' },
  administrator: { fa: 'مدیر', en: 'Administrator' },
  ways: { fa: 'شیوهٔ کار', en: 'How we work' },
  progress: { fa: 'گام‌های راه‌اندازی', en: 'Steps of the set-up' },
};

/** Where one is: done steps are full, the present one is named. */
export const Steps = ({ now }: { readonly now: StepName }) => {
  const { digits } = useLocale();
  const text = useWords(words);
  const at = stepNames.indexOf(now);
  return (
    <ol aria-label={text.progress} className="mb-8 flex gap-2">
      {stepNames.map((name, index) => (
        <li
          key={name}
          aria-current={name === now ? 'step' : undefined}
          className={classes(
            'flex flex-1 flex-col gap-1.5 text-sm',
            name === now ? 'font-medium text-ink' : 'text-ink-muted',
          )}
        >
          <span className={classes('h-1 rounded-full', index <= at ? 'bg-accent' : 'bg-surface-3')} />
          <span>
            {formatNumber(index + 1, digits)}. {text[name]}
          </span>
        </li>
      ))}
    </ol>
  );
};
