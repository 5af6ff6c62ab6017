import type { Scene } from '#records/define/scene.ts';
import { goal } from '../goal/object.ts';

const rial = (billions: number) => ({ amount: String(billions * 1_000_000_000), currency: 'IRR' });

/** What the firm and each of its sellers want to reach this month and this quarter. */
export async function sampleGoals(scene: Scene): Promise<void> {
  const month = { period: 'month', startsOn: scene.today };
  const [first] = scene.owners;
  await scene.make(goal, [
    { ...month, measure: 'revenue', amount: rial(45), scope: 'firm' },
    { ...month, period: 'quarter', measure: 'revenue', amount: rial(120), scope: 'firm' },
    { ...month, measure: 'opportunities', count: 12, scope: 'firm' },
    ...[...new Set(scene.owners)].map((owner) => ({
      ...month,
      measure: 'revenue',
      amount: rial(15),
      scope: 'person',
      owner,
    })),
    ...(first ? [{ ...month, measure: 'calls', count: 40, scope: 'person', owner: first }] : []),
  ]);
}
