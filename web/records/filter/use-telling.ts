import { useMemo } from 'react';
import { useQueries } from '@tanstack/react-query';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { useLocale } from '#web/kit/index.ts';

import { useMe } from '../data/me.ts';
import { recordQuery } from '../data/read.ts';
import { targetOf, useSchema } from '../data/schema.ts';
import { titleOf } from '../data/values.ts';
import type { Knowing } from './known.ts';
import { conditionsOf, type FilterModel } from './model.ts';
import { reach } from './resolve.ts';
import type { Telling } from './sentence.ts';

type Mention = { readonly object: string; readonly id: string };

/** Everything that telling a filter needs; the linked records that it names are read once each. */
export function useTelling(
  object: ObjectContract,
  model: FilterModel,
): Telling & Pick<Knowing, 'titleOf' | 'hasLeft'> {
  const schema = useSchema();
  const { workspace } = useMe();
  const { locale, digits, calendar, timeZone } = useLocale();
  const mentions = useMemo((): readonly Mention[] => {
    const seen = new Map<string, Mention>();
    for (const condition of model.flatMap(conditionsOf)) {
      const field = reach(schema, object, condition.field)?.field;
      const target = field && targetOf(field);
      if (target === undefined) continue;
      for (const id of [condition.value].flat())
        if (typeof id === 'string' && id !== 'me') seen.set(id, { object: target, id });
    }
    return [...seen.values()];
  }, [schema, object, model]);
  const found = useQueries({
    queries: mentions.map((one) => recordQuery(one.object, one.id)),
    combine: (results) =>
      new Map(
        results.flatMap(({ data }, index) => {
          const mention = mentions[index];
          return mention && data
            ? [
                [
                  mention.id,
                  {
                    title: titleIn(schema.objects, mention.object, data),
                    hasLeft: data.values['active'] === false && mention.object === 'member',
                  },
                ] as const,
              ]
            : [];
        }),
      ),
  });
  return useMemo(
    () => ({
      schema,
      object,
      locale,
      digits,
      calendar: calendar === 'persian' ? 'jalali' : 'gregorian',
      unit: workspace.settings.displayUnit,
      timeZone,
      titleOf: (id) => found.get(id)?.title,
      hasLeft: (id) => found.get(id)?.hasLeft === true,
    }),
    [schema, object, locale, digits, calendar, timeZone, workspace.settings.displayUnit, found],
  );
}

const titleIn = (objects: readonly ObjectContract[], name: string, record: Stored): string | undefined => {
  const object = objects.find((one) => one.name === name);
  return object && titleOf(object, record);
};
