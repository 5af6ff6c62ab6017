import type { RecordId } from '#kernel/id.ts';
import type { SampleRecord, Scene } from '#records/define/scene.ts';
import { deal } from '../deal/object.ts';

const remarks = [
  'با مدیر خریدشان صحبت کردم؛ منتظر پیش‌فاکتور تازه‌اند.',
  'تصمیم به هفتهٔ آینده افتاد. خودشان خبر می‌دهند.',
  'رقیب پنج درصد ارزان‌تر داده است؛ باید دربارهٔ خدمات حرف بزنیم.',
];

/** What colleagues did of late: in everybody's hands one deal that somebody gave him, and one that somebody wrote about. */
export async function sampleNews(scene: Scene, open: readonly SampleRecord[]): Promise<void> {
  const owners = [...new Set(scene.owners)];
  const byOwner = Map.groupBy(open, ({ values }) => values['owner'] as RecordId);
  for (const [place, owner] of owners.entries()) {
    const giver = owners[(place + 1) % owners.length];
    const [given] = byOwner.get(giver as RecordId) ?? [];
    const [, written] = byOwner.get(owner) ?? [];
    if (giver === undefined || giver === owner) continue;
    const tx = await scene.as(giver);
    await tx
      .records(deal)
      .update([
        ...(given ? [{ id: given.id, values: { owner } }] : []),
        ...(written ? [{ id: written.id, values: { description: scene.chance.one(remarks) } }] : []),
      ]);
  }
}
