import type { Scene } from '#records/define/scene.ts';
import { tag } from '../tag/object.ts';
import { sampleCompanies } from './companies.ts';
import { samplePeople } from './people.ts';

/** Companies and people, all under a tag that says what they are. */
export async function sampleParties(scene: Scene): Promise<void> {
  const made = await scene.make(tag, [
    { name: 'نمونه', color: 9 },
    { name: 'مشتری کلیدی (نمونه)', color: 3 },
    { name: 'نمایشگاه تهران (نمونه)', color: 6 },
  ]);
  const ids = made.map(({ id }) => id);
  await sampleCompanies(scene, ids);
  await samplePeople(scene, ids);
}
