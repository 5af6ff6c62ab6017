import { Check } from 'lucide-react';

import { localDigits } from '#persian/digits.ts';
import { classes, Link, useLocale, useWords } from '#web/kit/index.ts';

export const stepNames = ['file', 'what', 'columns', 'check', 'run'] as const;
export type StepName = (typeof stepNames)[number];

const words = {
  steps: { fa: 'گام‌های ورود داده', en: 'Steps of the import' },
  file: { fa: 'پرونده', en: 'File' },
  what: { fa: 'نوع رکورد', en: 'Kind of record' },
  columns: { fa: 'ستون‌ها', en: 'Columns' },
  check: { fa: 'بررسی', en: 'Check' },
  run: { fa: 'ورود', en: 'Import' },
  at: {
    fa: (step: string, of: string) => `گام ${step} از ${of}`,
    en: (step: string, of: string) => `Step ${step} of ${of}`,
  },
};

/** Where one stands of five steps; those within reach are links. On a phone the name of the step and a line. */
export const Steps = (props: {
  readonly current: StepName;
  readonly reachable: (step: StepName) => string | undefined;
}) => {
  const text = useWords(words);
  const { digits } = useLocale();
  const at = stepNames.indexOf(props.current);
  const number = (value: number): string => localDigits(String(value), digits);
  return (
    <nav aria-label={text.steps} className="px-6 pb-4 max-sm:px-4">
      <p className="pb-1.5 text-sm text-ink-muted sm:hidden">
        {text.at(number(at + 1), number(stepNames.length))}:{' '}
        <b className="font-strong text-ink">{text[props.current]}</b>
      </p>
      <ol className="flex items-center gap-2 max-sm:gap-1">
        {stepNames.map((step, index) => {
          const href = step === props.current ? undefined : props.reachable(step);
          const state = index < at ? 'done' : index === at ? 'current' : 'ahead';
          const face = (
            <StepFace state={state} number={number(index + 1)}>
              {text[step]}
            </StepFace>
          );
          return (
            <li
              key={step}
              aria-current={state === 'current' ? 'step' : undefined}
              className="flex items-center gap-2 max-sm:flex-1 max-sm:gap-0"
            >
              <span
                aria-hidden="true"
                className={classes(
                  'h-1 w-full rounded-full sm:hidden',
                  state === 'ahead' ? 'bg-surface-3' : 'bg-accent',
                )}
              />
              {index === 0 ? null : (
                <span aria-hidden="true" className="h-px w-6 bg-surface-3 max-sm:hidden" />
              )}
              {href === undefined ? (
                face
              ) : (
                <Link quiet href={href}>
                  {face}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
};

type FaceProps = {
  readonly state: 'done' | 'current' | 'ahead';
  readonly number: string;
  readonly children: string;
};

const StepFace = ({ state, number, children }: FaceProps) => (
  <span className="flex items-center gap-2 max-sm:sr-only">
    <span
      aria-hidden="true"
      className={classes(
        'grid size-6 shrink-0 place-items-center rounded-full text-sm leading-flat',
        state === 'current' && 'bg-accent font-medium text-accent-ink',
        state === 'done' && 'bg-accent-soft text-accent',
        state === 'ahead' && 'bg-surface-2 text-ink-muted',
      )}
    >
      {state === 'done' ? <Check size={14} strokeWidth={2.5} /> : number}
    </span>
    <span
      className={classes(
        'whitespace-nowrap',
        state === 'current' ? 'font-strong' : state === 'ahead' && 'text-ink-muted',
      )}
    >
      {children}
    </span>
  </span>
);
