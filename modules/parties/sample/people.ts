import { addDays } from '#persian/jalali/civil.ts';
import type { Chance, SampleRecord, Scene } from '#records/define/scene.ts';
import { party } from '../party/object.ts';
import { relation } from '../relation/object.ts';
import { samplePlace } from './companies.ts';
import { sampleLandline, sampleMobile, sampleNationalCode } from './ids.ts';
import { familyNames, jobTitles, menNames, womenNames } from './words.ts';

const atCompanies = 130;
const ofThemselves = 20;

/** A hundred and fifty people: most work at the sample's companies, some buy for themselves. */
export async function samplePeople(scene: Scene, tags: readonly string[]): Promise<void> {
  const companies = scene.made('party');
  const { chance } = scene;
  const employed = Array.from({ length: atCompanies }, (_, index) => {
    // Every company has somebody to speak to; the large ones have several.
    const company = companies[index] ?? chance.one(companies.slice(0, 40));
    return {
      ...person(scene),
      ...atWork(chance, company),
      roles: null,
      tags: chance.percent(15) ? chance.some(tags, 1) : null,
    };
  });
  const alone = Array.from({ length: ofThemselves }, () => {
    const { areaCode, address } = samplePlace(chance);
    return {
      ...person(scene),
      address,
      roles: [chance.one(['customer', 'prospect'])],
      phones: [{ number: sampleMobile(chance) }, { number: sampleLandline(chance, areaCode), label: 'منزل' }],
      owner: chance.one(scene.owners),
    };
  });
  const people = await scene.make(party, [...employed, ...alone]);
  await sampleRelations(scene, people);
}

function person({ chance, today }: Scene) {
  const female = chance.percent(45);
  const learned = chance.percent(30) ? chance.one(['مهندس', 'دکتر']) : '';
  return {
    kind: 'person',
    gender: female ? 'female' : 'male',
    honorific: [female ? 'خانم' : 'آقای', learned].filter(Boolean).join(' '),
    givenName: chance.one(female ? womenNames : menNames),
    familyName: chance.one(familyNames),
    nationalCode: sampleNationalCode(chance),
    birthDate: addDays(today, -chance.between(24 * 365, 62 * 365)),
    phones: [{ number: sampleMobile(chance), label: 'همراه' }],
    preferredChannel: chance.one(['phone', 'sms', 'messenger', 'email']),
    source: chance.one(['referral', 'website', 'phone', 'exhibition', 'social']),
  };
}

function atWork(chance: Chance, company: SampleRecord) {
  const host = String(company.values['website']).replace('https://', '');
  return {
    employer: company.id,
    jobTitle: chance.one(jobTitles),
    owner: (company.values['owner'] as string | undefined) ?? null,
    emails: [{ address: `contact${chance.between(100, 999)}@${host}` }],
  };
}

/** Some know each other: who referred whom, who is married, who reports to whom. */
async function sampleRelations(scene: Scene, people: readonly SampleRecord[]): Promise<void> {
  const chosen = scene.chance.some(people, 60);
  const women = chosen.filter(({ values }) => values['gender'] === 'female');
  const men = chosen.filter(({ values }) => values['gender'] === 'male');
  const kinds = ['referrer', 'colleague', 'spouse', 'manager', 'friend', 'adviser'];
  await scene.make(
    relation,
    women.slice(0, 18).flatMap(({ id }, index) => {
      const other = men[index];
      return other ? [{ from: id, to: other.id, kind: kinds[index % kinds.length] ?? 'friend' }] : [];
    }),
  );
}
