import { useCallback } from 'react';

import type { FieldContract, Filter, Linked, ObjectContract, Stored } from '#records/contract.ts';
import { localDigits } from '#persian/digits.ts';
import { useLocale, type Option } from '#web/kit/index.ts';

import { readPage } from '../data/read.ts';
import { fieldOf, targetOf, useObject } from '../data/schema.ts';
import { isLinked, titleOf } from '../data/values.ts';

const shownAtOnce = 20;
const mostDetails = 2;

/** An option for a record: its name, and quietly what tells it from its namesakes. */
export type LinkOption = Option & { readonly linked: Linked };

/** Searches what a link field may point to, as the server sees fit; a page of options at a time. */
export const useLinkSearch = (field: FieldContract) => {
  const { digits } = useLocale();
  const target = useObject(targetOf(field) ?? '');
  const load = useCallback(
    async (text: string, signal: AbortSignal): Promise<readonly LinkOption[]> => {
      if (!target) return [];
      const details = detailsOf(target);
      const filters = [...conditionsOf(field, target), ...(text.trim() === '' ? [] : [{ search: text }])];
      const page = await readPage(
        target.name,
        {
          fields: [target.title, ...details],
          limit: shownAtOnce,
          ...(filters.length === 0 ? {} : { filter: { and: filters } }),
          ...(isPeople(field) ? { sort: [{ field: target.title, direction: 'asc' }] } : {}),
        },
        signal,
      );
      return page.records.map((record) => optionOf(target, record, details, digits));
    },
    [target, field, digits],
  );
  return { target, load };
};

const isPeople = ({ kind }: FieldContract): boolean => kind === 'member' || kind === 'team';

/** What may be linked: those that the field asks for; of colleagues, those who still work here. */
const conditionsOf = (field: FieldContract, target: ObjectContract): readonly Filter[] => {
  const { where } = field.options;
  const asked = typeof where === 'object' && where !== null ? [where as Filter] : [];
  const active = field.kind === 'member' && fieldOf(target, 'active');
  return active ? [...asked, { field: 'active', op: 'eq', value: true }] : asked;
};

/** Fields that tell namesakes apart: a phone, a mailbox, the company. */
const detailsOf = (target: ObjectContract): readonly string[] =>
  target.fields
    .filter(
      ({ kind, name, searchable }) =>
        name !== target.title && (searchable === 'detail' || (kind === 'link' && name !== target.owner)),
    )
    .slice(0, mostDetails)
    .map(({ name }) => name);

const optionOf = (
  target: ObjectContract,
  record: Stored,
  details: readonly string[],
  digits: 'fa' | 'en',
): LinkOption => {
  const title = titleOf(target, record) ?? '';
  const detail = details
    .map((name) => textOf(record.values[name], digits))
    .filter(Boolean)
    .join(' · ');
  return {
    id: record.id,
    label: title,
    ...(detail === '' ? {} : { detail }),
    linked: { id: record.id, object: target.name, title },
  };
};

const textOf = (value: unknown, digits: 'fa' | 'en'): string => {
  if (isLinked(value)) return value.title ?? '';
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'string') return first;
  if (typeof first !== 'object' || first === null) return '';
  if ('number' in first && typeof first.number === 'string') return localDigits(first.number, digits);
  return 'address' in first && typeof first.address === 'string' ? first.address : '';
};
