import type { Scene } from '#records/define/scene.ts';
import { callList, callListEntry } from '../call-list/objects.ts';

const object = 'lead';
const open = ['new', 'working', 'qualified'];

/** The open leads as a list that somebody calls, with the first script. */
export async function sampleCalling(scene: Scene): Promise<void> {
  const { records: scripts } = await scene.tx.recordsOf('call_script').page({ fields: [], limit: 1 });
  const [list] = await scene.make(callList, [
    {
      name: 'پیگیری سرنخ‌های تازه',
      object,
      script: scripts[0]?.id ?? null,
      days: 'every-day',
      opens: '08:00',
      closes: '21:00',
      owner: scene.owners[0] ?? null,
    },
  ]);
  if (!list) return;
  const leads = scene.made(object).filter(({ values }) => open.includes(String(values['status'])));
  await scene.make(
    callListEntry,
    leads.map(({ id }, index) => ({
      place: String(index + 1),
      list: list.id,
      position: index + 1,
      lead: id,
    })),
  );
}
