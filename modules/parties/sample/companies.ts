import { formatNumber } from '#persian/digits.ts';
import type { Chance, Scene } from '#records/define/scene.ts';
import { party } from '../party/object.ts';
import { sampleCompanyId, sampleLandline, samplePostalCode } from './ids.ts';
import { companyNames, places, trades } from './words.ts';

const forms = ['private-joint-stock', 'private-joint-stock', 'limited', 'public-joint-stock', 'cooperative'];
const roles = [
  ['customer'],
  ['customer'],
  ['prospect'],
  ['prospect'],
  ['customer', 'reseller'],
  ['supplier'],
  ['distributor'],
  ['competitor'],
];
const sources = ['referral', 'website', 'phone', 'cold-call', 'exhibition', 'advertising', 'social'];
const spread = places.flatMap((place) => Array.from({ length: place.share }, () => place));

/** An address and a number of the same city. */
export function samplePlace(chance: Chance) {
  const { city, province, areaCode, streets } = chance.one(spread);
  const line = `${chance.one(streets)}، پلاک ${formatNumber(chance.between(2, 240), 'fa', { grouping: false })}`;
  return { areaCode, address: { province, city, line, postalCode: samplePostalCode(chance) } };
}

/** Sixty companies; a few belong to another one, as holdings have it. */
export async function sampleCompanies(scene: Scene, tags: readonly string[]): Promise<void> {
  const { chance } = scene;
  const inputs = companyNames.map(([fa, en], index) => {
    const trade = trades[index % trades.length] ?? chance.one(trades);
    const { areaCode, address } = samplePlace(chance);
    const companyId = sampleCompanyId(chance);
    const employees = chance.percent(70) ? chance.between(8, 180) : chance.between(200, 2_400);
    return {
      kind: 'organisation',
      name: `${chance.one(trade.prefixes)} ${fa}`,
      sector: trade.sector,
      roles: chance.one(roles),
      legalForm: chance.one(forms),
      companyId,
      economicCode: companyId,
      registrationNumber: String(chance.between(10_000, 589_000)),
      phones: [
        { number: sampleLandline(chance, areaCode), label: 'دفتر مرکزی' },
        ...(chance.percent(30) ? [{ number: sampleLandline(chance, areaCode), label: 'کارخانه' }] : []),
      ],
      emails: [{ address: `info@${en}.example` }],
      website: `https://${en}.example`,
      address,
      employees,
      annualRevenue: { amount: String(employees * chance.between(8, 30) * 1_000_000_000), currency: 'IRR' },
      foundedYear: chance.between(1345, 1402),
      source: chance.one(sources),
      preferredChannel: chance.one(['phone', 'email', 'in-person', 'messenger']),
      tags: chance.some(tags, chance.between(1, 2)),
      owner: chance.one(scene.owners),
    };
  });
  const [holding, ...rest] = await scene.make(party, inputs.slice(0, 48));
  if (!holding) return;
  const parents = [holding, ...chance.some(rest, 4)];
  await scene.make(
    party,
    inputs
      .slice(48)
      .map((input, index) => ({ ...input, parent: parents[index % parents.length]?.id ?? null })),
  );
}
