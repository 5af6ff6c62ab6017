import { useMemo } from 'react';

import type { FieldContract, GroupQuery, Money, ObjectContract, PageQuery } from '#records/contract.ts';

import { useGroups, useRecordPages } from '../data/read.ts';
import { fieldOf, useSchema } from '../data/schema.ts';
import { stageObject } from './board-fields.ts';
import { stageColumn, weightsOf } from './columns.ts';

const allStages: PageQuery = { limit: 200 };

/**
 * The weighted sums of a board whose columns are no stages: its records stand in stages all the same, and each is as likely
 * as its own. Undefined where records have neither amounts nor stages that say how likely they are.
 */
export function useWeights(
  object: ObjectContract,
  by: FieldContract,
  amount: FieldContract | undefined,
  base: Pick<GroupQuery, 'filter' | 'variant'>,
  ready: boolean,
): ReadonlyMap<string, readonly Money[]> | undefined {
  const schema = useSchema();
  const stage = object.course && fieldOf(object, object.course.by);
  const stages = stage && stage.name !== by.name ? stageObject(schema, stage) : undefined;
  const wanted = ready && amount !== undefined && stages !== undefined;
  const pages = useRecordPages(stages?.name ?? '', allStages, wanted);
  const query = useMemo(
    (): GroupQuery => ({
      ...base,
      by: [by.name, stage?.name ?? by.name],
      ...(amount ? { measures: [{ measure: 'sum', field: amount.name }] } : {}),
    }),
    [base, by, stage, amount],
  );
  const { data } = useGroups(object.name, query, wanted);
  return useMemo(
    () =>
      wanted && data && stages && !pages.isPending
        ? weightsOf(
            data,
            pages.records.map((record) => stageColumn(stages, record)),
          )
        : undefined,
    [wanted, data, stages, pages.isPending, pages.records],
  );
}
