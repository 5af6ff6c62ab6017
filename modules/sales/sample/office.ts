import { addDays } from '#persian/jalali/civil.ts';
import { substitution } from '#records/access/substitution.ts';
import type { Scene } from '#records/define/scene.ts';
import { leadAssignmentRule } from '../lead-rules/objects.ts';
import { territory } from '../territory/object.ts';

/** The market divided among two teams, a rule by which leads follow it, and a colleague on leave. */
export async function sampleOffice(scene: Scene): Promise<void> {
  const { tx, today } = scene;
  const [tehran, provinces] = scene.made('team');
  const staff = scene.made('member');
  if (!tehran || !provinces) return;
  await scene.make(territory, [
    { name: 'تهران و البرز (نمونه)', provinces: ['tehran', 'alborz'], team: tehran.id },
    {
      name: 'اصفهان و مرکز (نمونه)',
      provinces: ['isfahan', 'markazi', 'qom', 'yazd'],
      people: staff.slice(-2).map(({ id }) => id),
    },
    {
      name: 'شمال و شرق (نمونه)',
      provinces: ['gilan', 'mazandaran', 'golestan', 'razavi-khorasan', 'semnan'],
      team: provinces.id,
    },
  ]);
  await scene.make(leadAssignmentRule, [
    {
      name: 'سرنخ هر منطقه به همکار همان منطقه (نمونه)',
      team: tehran.id,
      way: 'territory',
      acceptWithin: 240,
    },
  ]);
  // Those who were there before the borders find their place.
  for (const object of ['party', 'lead'])
    await tx.recordsOf(object).update(scene.made(object).map(({ id }) => ({ id, values: {} })));
  const [away, substitute] = staff.slice(2, 4);
  if (away && substitute)
    await scene.make(substitution, [
      {
        member: away.id,
        substitute: substitute.id,
        startsOn: addDays(today, -1),
        endsOn: addDays(today, 4),
        note: 'مرخصی',
      },
    ]);
}
