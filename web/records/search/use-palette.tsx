import { useCallback } from 'react';
import { Plus } from 'lucide-react';

import { say, type Locale } from '#persian/bilingual.ts';
import { foldSearch } from '#persian/fold.ts';
import { localDigits } from '#persian/digits.ts';
import { formatMoney, isCurrency, type MoneyUnit } from '#persian/money.ts';
import type { Money, ObjectContract, Stored } from '#records/contract.ts';

import { callApi } from '../data/api.ts';
import { listHref, recordHref } from '../data/paths.ts';
import { useSchema } from '../data/schema.ts';
import { isLinked, titleOf } from '../data/values.ts';
import { listSearch } from '../filter/address.ts';
import { iconOf } from './icons.ts';
import { recentRecords } from './recent.ts';

export type PaletteEntry = {
  readonly label: string;
  readonly detail?: string;
  readonly icon: React.ReactNode;
  readonly href: string;
};
export type PaletteSection = { readonly title: string; readonly items: readonly PaletteEntry[] };

const words = {
  recent: { fa: 'دیده‌های اخیر', en: 'Recent' },
  create: { fa: 'ساختن', en: 'Create' },
  new: { fa: (one: string) => `${one} تازه`, en: (one: string) => `New ${one.toLowerCase()}` },
};

type FoundAnswer = {
  readonly found: readonly { readonly object: string; readonly records: readonly Stored[] }[];
};

/** What the palette offers of records: what was looked at last, what can be made, and what a text finds. */
export function usePalette(locale: Locale, unit: MoneyUnit) {
  const { objects } = useSchema();
  const search = useCallback(
    async (text: string, signal: AbortSignal): Promise<readonly PaletteSection[]> => {
      const { found } = await callApi<FoundAnswer>(`/search?q=${encodeURIComponent(text)}`, { signal });
      return found.flatMap(({ object: name, records }) => {
        const object = objects.find((one) => one.name === name);
        return object
          ? [
              {
                title: say(object.many, locale),
                items: records.map((record) => entryOf(object, record, locale, unit)),
              },
            ]
          : [];
      });
    },
    [objects, locale, unit],
  );
  const suggest = useCallback(
    (text: string): readonly PaletteSection[] => {
      const wanted = foldSearch(text);
      const recent = wanted === '' ? recentEntries(objects) : [];
      const create = objects.flatMap((object) =>
        createEntries(object, locale).filter(({ label }) => foldSearch(label).includes(wanted)),
      );
      return [
        { title: words.recent[locale], items: recent },
        { title: words.create[locale], items: create },
      ];
    },
    [objects, locale],
  );
  return { search, suggest };
}

const face = (object: string, variant?: string): React.ReactNode => {
  const Icon = iconOf(object, variant);
  return <Icon size={18} />;
};

const variantIn = (object: ObjectContract, record: Stored): string | undefined =>
  object.variants.find(({ where }) => record.values[where.field] === where.value)?.name;

const entryOf = (object: ObjectContract, record: Stored, locale: Locale, unit: MoneyUnit): PaletteEntry => {
  const detail = Object.entries(record.values)
    .filter(([name]) => name !== object.title)
    .map(([, value]) => textOf(value, locale, unit))
    .filter((text) => text !== '')
    .join(' · ');
  return {
    label: titleOf(object, record) ?? '—',
    ...(detail === '' ? {} : { detail }),
    icon: face(object.name, variantIn(object, record)),
    href: recordHref(object.name, record.id),
  };
};

const isMoney = (value: object): value is Money => 'amount' in value && 'currency' in value;

function textOf(value: unknown, locale: Locale, unit: MoneyUnit): string {
  if (isLinked(value)) return value.title ?? '';
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first !== 'object' || first === null) return '';
  if (isMoney(first))
    return isCurrency(first.currency)
      ? formatMoney(first.amount, first.currency, { locale, unit, short: true })
      : `${first.amount} ${first.currency}`;
  // Numbers are isolated, for the plus sign would else change its side.
  if ('number' in first && typeof first.number === 'string')
    return `\u2066${localDigits(first.number, locale)}\u2069`;
  return 'address' in first && typeof first.address === 'string' ? first.address : '';
}

const recentEntries = (objects: readonly ObjectContract[]): readonly PaletteEntry[] =>
  recentRecords()
    // What the reader may no longer see is not offered.
    .filter(({ object }) => objects.some(({ name }) => name === object))
    .map(({ object, id, title }) => ({ label: title, icon: face(object), href: recordHref(object, id) }));

const createEntries = (object: ObjectContract, locale: Locale): readonly PaletteEntry[] => {
  if (!object.listed || !object.abilities.create) return [];
  const entry = (one: string, variant?: string): PaletteEntry => ({
    label: words.new[locale](one),
    icon: <Plus size={18} />,
    href: `${listHref(object.name)}${listSearch(variant === undefined ? {} : { variant })}${variant === undefined ? '?' : '&'}new=true`,
  });
  return object.variants.length === 0
    ? [entry(say(object.one, locale))]
    : object.variants.map(({ name, one }) => entry(say(one, locale), name));
};
