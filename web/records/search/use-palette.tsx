import { useCallback, useEffect, useRef } from 'react';

import { say, type Locale, type Phrase } from '#persian/bilingual.ts';
import { withEzafe } from '#persian/ezafe.ts';
import { foldSearch } from '#persian/fold.ts';
import { formatMoney, isCurrency, type MoneyUnit } from '#persian/money.ts';
import type { Money, ObjectContract, SchemaContract, Stored } from '#records/contract.ts';

import { callApi } from '../data/api.ts';
import { recordHref } from '../data/paths.ts';
import { useSchema } from '../data/schema.ts';
import { prefillFrom } from '../data/prefill.ts';
import { standingNow, type Standing } from '../data/standing.ts';
import { isLinked, titleOf } from '../data/values.ts';
import { usePhoneFormat } from '../fields/phone-format.ts';
import { openQuickCreate } from '../form/quick-create.tsx';
import { iconOf, rankOf } from './icons.ts';
import { matches } from './matches.ts';
import { recentRecords } from './recent.ts';

/** Goes somewhere, or does something. */
export type PaletteEntry = {
  readonly label: string;
  readonly detail?: string;
  readonly icon: React.ReactNode;
  readonly shortcut?: string;
} & ({ readonly href: string; readonly run?: never } | { readonly run: () => void; readonly href?: never });
export type PaletteSection = { readonly title: string; readonly items: readonly PaletteEntry[] };

/** What a section is about; the palette orders by it. */
export type PaletteOffers = {
  readonly here: PaletteSection;
  readonly recent: PaletteSection;
  readonly create: PaletteSection;
};

const words = {
  here: { fa: 'در این صفحه', en: 'On this page' },
  recent: { fa: 'دیده‌های اخیر', en: 'Recent' },
  create: { fa: 'ساختن', en: 'Create' },
  new: { fa: (one: string) => `${withEzafe(one)} تازه`, en: (one: string) => `New ${one.toLowerCase()}` },
  /** What people write who want something made. */
  making: 'ساخت ساختن ایجاد افزودن ثبت جدید create add make',
};

type FoundAnswer = {
  readonly found: readonly { readonly object: string; readonly records: readonly Stored[] }[];
};

/** What the palette offers of records: what was looked at last, what can be made, and what a text finds. */
export function usePalette(locale: Locale, unit: MoneyUnit) {
  const schema = useSchema();
  const { objects } = schema;
  const format = usePhoneFormat(locale);
  const phone = useRef(format);
  useEffect(() => {
    phone.current = format;
  }, [format]);
  const search = useCallback(
    async (text: string, signal: AbortSignal): Promise<readonly PaletteSection[]> => {
      const { found } = await callApi<FoundAnswer>(`/search?q=${encodeURIComponent(text)}`, { signal });
      return found.flatMap(({ object: name, records }) => {
        const object = objects.find((one) => one.name === name);
        return object
          ? [
              {
                title: say(object.many, locale),
                items: records.map((record) =>
                  entryOf(object, record, { locale, unit, phone: phone.current }),
                ),
              },
            ]
          : [];
      });
    },
    [objects, locale, unit],
  );
  const suggest = useCallback(
    (text: string): PaletteOffers => {
      const standing = standingNow();
      return {
        here: {
          title: words.here[locale],
          items: (standing?.deeds ?? []).filter(({ label }) => matches(label, text)),
        },
        recent: {
          title: words.recent[locale],
          items: foldSearch(text) === '' ? recentEntries(schema.objects, standing?.record?.id) : [],
        },
        create: {
          title: words.create[locale],
          items: createEntries(schema, standing, locale).filter(({ sought }) => matches(sought, text)),
        },
      };
    },
    [schema, locale],
  );
  return { search, suggest };
}

const face = (object: string, variant?: string): React.ReactNode => {
  const Icon = iconOf(object, variant);
  return <Icon size={18} />;
};

const variantIn = (object: ObjectContract, record: Stored): string | undefined =>
  object.variants.find(({ where }) => record.values[where.field] === where.value)?.name;

type Ways = {
  readonly locale: Locale;
  readonly unit: MoneyUnit;
  readonly phone: (number: string) => string;
};

const entryOf = (object: ObjectContract, record: Stored, ways: Ways): PaletteEntry => {
  const detail = Object.entries(record.values)
    .filter(([name]) => name !== object.title)
    .map(([, value]) => textOf(value, ways))
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

function textOf(value: unknown, { locale, unit, phone }: Ways): string {
  if (isLinked(value)) return value.title ?? '';
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first !== 'object' || first === null) return '';
  if (isMoney(first))
    return isCurrency(first.currency)
      ? formatMoney(first.amount, first.currency, { locale, unit, short: true })
      : `${first.amount} ${first.currency}`;
  // Numbers are isolated, for the plus sign would else change its side.
  if ('number' in first && typeof first.number === 'string') return `\u2066${phone(first.number)}\u2069`;
  return 'address' in first && typeof first.address === 'string' ? first.address : '';
}

const recentEntries = (
  objects: readonly ObjectContract[],
  open: string | undefined,
): readonly PaletteEntry[] =>
  recentRecords()
    // What the reader may no longer see is not offered, nor what is open already.
    .filter(({ object, id }) => id !== open && objects.some(({ name }) => name === object))
    .map(({ object, id, title }) => ({ label: title, icon: face(object), href: recordHref(object, id) }));

/** What can be made: of what stands on the screen first, filled in with all that is known from there. */
const createEntries = (
  schema: SchemaContract,
  standing: Standing | undefined,
  locale: Locale,
): readonly (PaletteEntry & { readonly sought: string })[] =>
  schema.objects
    .filter(({ listed, abilities }) => listed && abilities.create)
    .flatMap((object) => makings(object).map((making) => ({ object, ...making })))
    .toSorted((one, other) => rank(one, standing) - rank(other, standing))
    .map(({ object, variant, one }) => ({
      label: words.new[locale](say(one, locale)),
      sought: `${words.new.fa(one.fa)} ${words.new.en(one.en)} ${words.making}`,
      icon: face(object.name, variant),
      run: () =>
        void openQuickCreate({
          object: object.name,
          ...(variant === undefined ? {} : { variant }),
          prefill: prefillFrom(schema, object, standing),
        }),
    }));

type Making = { readonly variant: string | undefined; readonly one: Phrase };

const makings = ({ variants, one }: ObjectContract): readonly Making[] =>
  variants.length === 0
    ? [{ variant: undefined, one }]
    : variants.map((variant) => ({ variant: variant.name, one: variant.one }));

/** The list that stands on the screen goes before all others, and those in the order in which people reach for them. */
const rank = (
  { object, variant }: { readonly object: ObjectContract; readonly variant: string | undefined },
  standing: Standing | undefined,
): number =>
  standing?.object === object.name &&
  !standing.record &&
  (standing.variant === undefined || standing.variant === variant)
    ? -1
    : rankOf(object.name, variant);
