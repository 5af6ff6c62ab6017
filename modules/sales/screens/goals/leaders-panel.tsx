import { useWords } from '#web/kit/index.ts';

import { Bar, useNumbers } from '../dashboard/figures.tsx';
import { Note, Panel } from '../dashboard/panel.tsx';
import { useLeaders } from './use-goals.ts';
import { goalWords } from '../../contract/words/goals.ts';

/** Who is ahead with his own goals. */
export const LeadersPanel = ({ wish }: { readonly wish: Readonly<Record<string, string>> }) => {
  const text = useWords(goalWords);
  const { share, number } = useNumbers();
  const report = useLeaders(wish);
  return (
    <Panel title={text.leaders} hint={text.leadersHint} report={report}>
      {({ on, leaders }) => {
        if (!on) return <Note>{text.leadersOff}</Note>;
        if (leaders.length === 0) return <Note>{text.noLeaders}</Note>;
        const most = Math.max(1, ...leaders.map((one) => one.share));
        return (
          <ol className="flex flex-col gap-2.5 px-4">
            {leaders.map((one, index) => (
              <li key={one.member.id} className="flex flex-col gap-1">
                <div className="flex items-baseline gap-2 leading-title">
                  <span className="w-5 shrink-0 text-sm text-ink-muted">{number(index + 1)}</span>
                  <bdi className="min-w-0 truncate">{one.member.name}</bdi>
                  <span className="ms-auto font-strong">{share(one.share)}</span>
                </div>
                <div className="ms-7 h-1.5 rounded-small bg-surface-2">
                  <Bar share={one.share / most} tone={one.share >= 1 ? 'success' : 'accent'} />
                </div>
              </li>
            ))}
          </ol>
        );
      }}
    </Panel>
  );
};
