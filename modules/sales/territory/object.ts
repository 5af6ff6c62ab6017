import { PROVINCES } from '#persian/places/provinces.ts';
import {
  choices,
  condition,
  link,
  links,
  longText,
  number,
  team,
  text,
  yesNo,
} from '#records/define/declare.ts';
import { defineObject } from '#records/define/define-object.ts';
import { extendObject } from '#records/define/extend-object.ts';
import { party, partyKinds } from '#modules/parties/index.ts';
import { giveParties } from './give-parties.ts';
import { prepareTerritories, settleTerritories } from './rules.ts';

const where = { fa: 'کجا و چه کسانی', en: 'Where and who' };
const whose = { fa: 'با چه کسانی', en: 'Whose' };

/** A part of the market, and who looks after it. A party is of the first one by position that fits it. */
export const territory = defineObject('territory', {
  module: 'sales',
  one: { fa: 'منطقهٔ فروش', en: 'Territory' },
  many: { fa: 'منطقه‌های فروش', en: 'Territories' },
  title: 'name',
  inOrder: 'position',
  listed: false,
  readByAll: true,
  lifecycle: { prepare: prepareTerritories, settled: settleTerritories },
  fields: {
    name: text({
      label: { fa: 'نام', en: 'Name' },
      required: true,
      unique: true,
      searchable: 'name',
      max: 100,
    }),
    position: number({ label: { fa: 'جایگاه', en: 'Position' }, required: true, ruled: true, decimals: 3 }),
    provinces: choices({
      label: { fa: 'استان‌ها', en: 'Provinces' },
      hint: {
        fa: 'هر چه خالی بماند شرط نیست؛ منطقه‌ای بی هیچ شرط همه را می‌گیرد.',
        en: 'What is left empty is no condition; a territory without any takes everybody.',
      },
      section: where,
      choices: PROVINCES.map(({ slug, name }) => ({ key: slug, label: name })),
    }),
    cities: longText({
      label: { fa: 'شهرها', en: 'Cities' },
      hint: { fa: 'با ویرگول از هم جدا کنید.', en: 'Separated by commas.' },
      section: where,
      max: 1_000,
    }),
    kinds: choices({ label: { fa: 'نوع شخص', en: 'Kind of party' }, section: where, choices: partyKinds }),
    sectors: longText({
      label: { fa: 'صنعت‌ها', en: 'Sectors' },
      hint: { fa: 'با ویرگول از هم جدا کنید.', en: 'Separated by commas.' },
      section: where,
      max: 1_000,
    }),
    condition: condition({
      label: { fa: 'شرط دیگر', en: 'Another condition' },
      hint: {
        fa: 'سرنخی که شخصش را نمی‌شناسیم با این شرط سنجیده نمی‌شود.',
        en: 'A lead whose party is not known is not judged by it.',
      },
      section: where,
      of: 'party',
    }),
    team: team({
      label: { fa: 'تیم', en: 'Team' },
      hint: { fa: 'همهٔ همکاران فعال آن.', en: 'All its active members.' },
      section: whose,
    }),
    people: links({ label: { fa: 'همکاران', en: 'Members' }, section: whose, to: 'member' }),
    note: longText({ label: { fa: 'توضیح', en: 'Note' }, section: whose, max: 1_000 }),
    active: yesNo({
      label: { fa: 'فعال', en: 'Active' },
      section: whose,
      required: true,
      default: true,
    }),
  },
});

const dealing = { fa: 'همکاری با ما', en: 'Dealing with us' };

/** Sales' own fields of a party: the list by which it buys, and the territory that it lies in. */
export const salesParty = extendObject(party, {
  module: 'sales',
  fields: {
    priceList: link({
      label: { fa: 'فهرست قیمت', en: 'Price list' },
      hint: { fa: 'خالی یعنی فهرست پیش‌فرض.', en: 'Empty means the default list.' },
      section: dealing,
      to: 'price_list',
      back: { fa: 'مشتریان این فهرست', en: 'Customers of this list' },
    }),
    territory: link({
      label: { fa: 'منطقهٔ فروش', en: 'Territory' },
      hint: {
        fa: 'از نشانی و نوع شخص پیدا می‌شود.',
        en: 'Found by its address and kind.',
      },
      section: dealing,
      readOnly: true,
      to: 'territory',
      back: { fa: 'اشخاص', en: 'Parties' },
    }),
  },
  prepare: giveParties,
});
