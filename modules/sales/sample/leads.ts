import type { RecordId } from '#kernel/id.ts';
import type { Scene } from '#records/define/scene.ts';
import { lead } from '../lead/object.ts';
import { leadScoreRule } from '../lead-rules/objects.ts';
import { leadPeople, leadProvinces, leadWishes, scoreRules } from './lead-words.ts';

const product = 'product';

/** Those who asked of late, as far as somebody has come with each of them, and what the firm has learnt to look at. */
export async function sampleLeads(scene: Scene): Promise<void> {
  const { chance } = scene;
  await scene.make(leadScoreRule, scoreRules);
  const offers = scene.made(product);
  const became = await convertible(scene);
  await scene.make(
    lead,
    leadPeople.map(([name, company], index) => {
      const deal = became[index];
      const status = deal
        ? 'converted'
        : chance.one(['new', 'new', 'working', 'working', 'qualified', 'junk']);
      const wish = chance.one(leadWishes);
      return {
        name,
        company,
        jobTitle: company === null ? null : chance.one(['مدیر خرید', 'مدیرعامل', 'کارشناس بازرگانی']),
        status,
        junkReason: status === 'junk' ? chance.one(['unreachable', 'no-need', 'no-budget']) : null,
        qualified:
          status === 'qualified' || status === 'converted'
            ? ['need', ...chance.some(['budget', 'authority', 'timing'], chance.between(1, 3))]
            : status === 'working' && chance.percent(50)
              ? ['need']
              : null,
        // 0900 000 xxxx is given to nobody.
        phones: [{ number: `0900000${String(2100 + index)}`, label: 'همراه' }],
        source: chance.one(['website', 'exhibition', 'advertising', 'social', 'phone', 'referral']),
        address: chance.percent(75) ? { province: chance.one(leadProvinces) } : null,
        campaign: chance.percent(40) ? chance.one(['نمایشگاه پاییز', 'پیامک مهر', 'جست‌وجوی گوگل']) : null,
        product: chance.percent(60) && offers.length > 0 ? chance.one(offers).id : null,
        amount: chance.percent(50)
          ? { amount: String(chance.between(20, 400) * 10_000_000), currency: 'IRR' }
          : null,
        wish,
        owner: chance.percent(85) ? chance.one(scene.owners) : null,
        ...(deal ? { ...deal, acceptedAt: scene.at(-21, '09:15'), convertedAt: scene.at(-14, '11:30') } : {}),
      };
    }),
  );
}

const mostConverted = 3;

/** Deals of people that a lead may have become, with their parties. */
async function convertible({ tx, made }: Scene) {
  const people = new Set(
    made('party')
      .filter(({ values }) => values['kind'] === 'person')
      .map(({ id }) => id),
  );
  const found = made('deal').filter(({ values }) => people.has(values['party'] as RecordId));
  const owners = await tx.recordsOf('deal').some(found.slice(0, mostConverted).map(({ id }) => id));
  return found.slice(0, mostConverted).map(({ id, values }) => ({
    deal: id,
    party: values['party'] as RecordId,
    owner: (owners.get(id)?.values['owner'] as { readonly id: string } | null | undefined)?.id ?? null,
  }));
}
