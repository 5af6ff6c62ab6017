import { Switch, TimeField, useWords } from '#web/kit/index.ts';

import type { Effective, Wishes } from './data.ts';

const words = {
  quiet: { fa: 'ساعت سکوت', en: 'Quiet hours' },
  quietHint: {
    fa: 'در این ساعت‌ها رایانامه و پیامکی نمی‌آید؛ چیزی گم نمی‌شود و پس از آن فرستاده می‌شود.',
    en: 'No mail or SMS in these hours; nothing is lost, it is sent afterwards.',
  },
  from: { fa: 'از', en: 'From' },
  to: { fa: 'تا', en: 'To' },
  digest: { fa: 'چکیدهٔ روزانه با رایانامه', en: 'Daily digest by mail' },
  digestHint: {
    fa: 'هر روز کاری یک نامه: جلسه‌ها و کارهای امروز، عقب‌افتاده‌ها و خبرهایی که نخوانده‌اید.',
    en: 'One mail on each work day: today’s meetings and tasks, what is overdue and what you have not read.',
  },
  at: { fa: 'ساعت', en: 'At' },
};

/** When one is left in peace, and when the one mail of the day comes. */
export const Times = (props: {
  readonly wishes: Effective;
  readonly onChange: (change: Pick<Wishes, 'quiet' | 'digest'>) => void;
}) => {
  const { quiet, digest } = props.wishes;
  const text = useWords(words);
  const set = (change: Partial<typeof quiet>) => props.onChange({ quiet: { ...quiet, ...change } });
  return (
    <div className="flex flex-col gap-6 rounded-card bg-surface-1 p-4">
      <div className="flex flex-col gap-3">
        <Switch on={quiet.on} onChange={(on) => set({ on })} hint={text.quietHint}>
          {text.quiet}
        </Switch>
        {quiet.on ? (
          <div className="flex flex-wrap gap-4 ps-11">
            <TimeField
              label={text.from}
              value={quiet.from}
              onChange={(from) => from && set({ from: from.slice(0, 5) })}
            />
            <TimeField
              label={text.to}
              value={quiet.to}
              onChange={(to) => to && set({ to: to.slice(0, 5) })}
            />
          </div>
        ) : null}
      </div>
      <div className="flex flex-col gap-3">
        <Switch
          on={digest.on}
          onChange={(on) => props.onChange({ digest: { ...digest, on } })}
          hint={text.digestHint}
        >
          {text.digest}
        </Switch>
        {digest.on ? (
          <div className="ps-11">
            <TimeField
              label={text.at}
              value={digest.at}
              onChange={(at) => at && props.onChange({ digest: { ...digest, at: at.slice(0, 5) } })}
            />
          </div>
        ) : null}
      </div>
    </div>
  );
};
