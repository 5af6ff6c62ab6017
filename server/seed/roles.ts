import { noGrant, type Grants, type ObjectGrant } from '#kernel/context/grants.ts';
import type { RecordId } from '#kernel/id.ts';
import type { Phrase } from '#persian/bilingual.ts';
import { role } from '#records/access/objects.ts';
import type { Module, SeedSettings, StandardRole } from '#records/define/define-module.ts';
import { mergeDeed } from '#records/quality/merge/rights.ts';
import type { RecordTx } from '#records/records.ts';

type Words = { readonly name: Phrase; readonly description: Phrase };

export const administratorRole: Words = {
  name: { fa: 'مدیر سامانه', en: 'Administrator' },
  description: {
    fa: 'همهٔ اختیارها، از جمله دادن اختیار به دیگران.',
    en: 'Every right, giving rights to others included.',
  },
};

export const standardRoles: Readonly<Record<StandardRole, Words>> = {
  manager: {
    name: { fa: 'مدیر فروش', en: 'Sales manager' },
    description: {
      fa: 'سابقهٔ همهٔ مشتریان، معامله‌ها و رقم‌های تیمش، و شکل کاریز فروش.',
      en: 'The history of every customer, the team’s deals and figures, and the shape of the pipeline.',
    },
  },
  seller: {
    name: { fa: 'فروشنده', en: 'Seller' },
    description: {
      fa: 'سابقهٔ همهٔ مشتریان، و معامله‌ها و رقم‌های خودش.',
      en: 'The history of every customer; the seller’s own deals and figures.',
    },
  },
  viewer: {
    name: { fa: 'بازدیدکننده', en: 'Viewer' },
    description: {
      fa: 'همه چیز را می‌بیند و چیزی را تغییر نمی‌دهد.',
      en: 'Sees everything and changes nothing.',
    },
  },
};

/** Every member knows his colleagues and teams; who they are is shaped by administrators. */
const staff: Readonly<Record<string, Partial<ObjectGrant>>> = {
  member: { read: 'all' },
  team: { read: 'all' },
};

/** Who shapes the work may bring data in, each import being his own affair. */
const bringingIn: Readonly<Record<string, Partial<ObjectGrant>>> = {
  import: { read: 'own', create: true, update: 'own', remove: 'own' },
};

/** What a standard role may do: the sum of what the modules say of it. */
export const grantsOf = (modules: readonly Module[], standard: StandardRole): Grants => ({
  admin: false,
  deeds: standard === 'manager' ? [mergeDeed] : [],
  objects: Object.fromEntries(
    [
      staff,
      standard === 'manager' ? bringingIn : {},
      ...modules.map((module) => module.rights?.[standard] ?? {}),
    ]
      .flatMap((rights) => Object.entries(rights))
      .map(([object, grant]) => [object, { ...noGrant, ...grant }]),
  ),
});

export type SeededRoles = Readonly<Record<'administrator' | StandardRole, RecordId>>;

export async function seedRoles(
  tx: RecordTx,
  modules: readonly Module[],
  { locale }: SeedSettings,
): Promise<SeededRoles> {
  const standard = Object.keys(standardRoles) as StandardRole[];
  const said = ({ name, description }: Words) => ({ name: name[locale], description: description[locale] });
  const ids = await tx
    .records(role)
    .create([
      { ...said(administratorRole), grants: { admin: true, objects: {}, deeds: [] } },
      ...standard.map((key) => ({ ...said(standardRoles[key]), grants: grantsOf(modules, key) })),
    ]);
  return Object.fromEntries(
    ['administrator', ...standard].map((key, index) => [key, ids[index]]),
  ) as SeededRoles;
}
