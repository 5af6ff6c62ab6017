import type { RecordId } from '#kernel/id.ts';
import type { SampleRecord, Scene } from '#records/define/scene.ts';
import { dealCall, dealTask } from '../activities/extensions.ts';
import { calls, nextSteps } from './words.ts';

/** Most open deals have a next step, some of them late, and a talk behind them. */
export async function sampleNextSteps(scene: Scene, open: readonly SampleRecord[]): Promise<void> {
  const { chance } = scene;
  const followed = open.filter(() => chance.percent(70));
  await scene.make(
    dealTask,
    followed.map((deal) => {
      const [title, kind] = chance.one(nextSteps);
      return {
        title,
        kind,
        ...servedBy(deal),
        dueAt: scene.at(scene.workday(chance.between(-4, 12)), '10:30'),
      };
    }),
  );
  await scene.make(
    dealCall,
    chance.some(followed, 30).map((deal) => {
      const [subject, notes] = chance.one(calls);
      return {
        subject,
        notes,
        ...servedBy(deal),
        at: scene.at(scene.workday(-chance.between(1, 10)), '11:15'),
        direction: chance.percent(25) ? 'incoming' : 'outgoing',
        outcome: 'answered',
        duration: chance.between(3, 20),
      };
    }),
  );
}

const servedBy = ({ id, values }: SampleRecord) => ({
  deal: id,
  about: (values['party'] as RecordId | null | undefined) ?? null,
  owner: (values['owner'] as RecordId | null | undefined) ?? null,
});
