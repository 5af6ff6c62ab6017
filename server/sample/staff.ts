import type { RecordId } from '#kernel/id.ts';
import { member, role, team } from '#records/access/objects.ts';
import type { StandardRole } from '#records/define/define-module.ts';
import type { Scene } from '#records/define/scene.ts';
import type { RecordTx } from '#records/records.ts';
import { modules } from '../product.ts';
import { grantsOf, standardRoles } from '../seed/roles.ts';

type Colleague = { readonly name: string; readonly jobTitle: string };

const teams: readonly {
  readonly name: string;
  readonly manager: Colleague;
  readonly sellers: readonly Colleague[];
}[] = [
  {
    name: 'فروش تهران (نمونه)',
    manager: { name: 'نسترن شایگان', jobTitle: 'مدیر فروش تهران' },
    sellers: [
      { name: 'آرش نوروزی', jobTitle: 'کارشناس فروش' },
      { name: 'مهسا یگانه', jobTitle: 'کارشناس ارشد فروش' },
      { name: 'سامان فرهمند', jobTitle: 'کارشناس فروش' },
      { name: 'الهام رستگار', jobTitle: 'کارشناس فروش تلفنی' },
    ],
  },
  {
    name: 'فروش استان‌ها (نمونه)',
    manager: { name: 'بهرام کیانی', jobTitle: 'مدیر فروش استان‌ها' },
    sellers: [
      { name: 'پریسا دادگر', jobTitle: 'کارشناس فروش' },
      { name: 'کاوه بهرامی', jobTitle: 'کارشناس فروش' },
      { name: 'ژاله صمدی', jobTitle: 'کارشناس فروش' },
    ],
  },
];

/** Two teams of colleagues who cannot sign in, so that sharing out, scopes and reports have somebody to speak of. */
export async function sampleStaff(scene: Scene): Promise<RecordId[]> {
  const roles = {
    manager: await roleFor(scene.tx, scene, 'manager'),
    seller: await roleFor(scene.tx, scene, 'seller'),
  };
  const everybody: RecordId[] = [];
  for (const { name, manager, sellers } of teams) {
    const [made] = await scene.make(team, [{ name }]);
    if (!made) continue;
    const staff = await scene.make(member, [
      { ...manager, role: roles.manager, team: made.id, phones: [{ number: '02100001000' }] },
      ...sellers.map((one) => ({ ...one, role: roles.seller, team: made.id })),
    ]);
    const [leader] = staff;
    if (leader) await scene.tx.records(team).update([{ id: made.id, values: { manager: leader.id } }]);
    everybody.push(...staff.map(({ id }) => id));
  }
  return everybody;
}

/** The workspace's role of that name; a sample of it where the firm has renamed or removed its own. */
async function roleFor(tx: RecordTx, scene: Scene, standard: StandardRole): Promise<RecordId> {
  const { name, description } = standardRoles[standard];
  const { records } = await tx.records(role).page({
    filter: {
      or: [
        { field: 'name', op: 'eq', value: name.fa },
        { field: 'name', op: 'eq', value: name.en },
      ],
    },
    fields: ['name'],
    limit: 1,
  });
  const [found] = records;
  if (found) return found.id as RecordId;
  const [made] = await scene.make(role, [
    { name: `${name.fa} (نمونه)`, description: description.fa, grants: grantsOf(modules, standard) },
  ]);
  if (!made) throw new Error('The sample role was not made');
  return made.id;
}
