import { useMemo } from 'react';

import type { FieldContract, GroupQuery, Money, ObjectContract, PageQuery } from '#records/contract.ts';

import { useGroups, useRecordPages } from '../data/read.ts';
import { targetOf, useObject } from '../data/schema.ts';
import { stageColumn, weightsOf, type BoardColumn } from './columns.ts';

const allStages: PageQuery = { limit: 200 };

/**
 * The stages in which the records of a board stand whose columns are none, by their ids: how likely each is, and how long
 * it may lie still. Undefined where records have no stages, and until they are read.
 */
export function useOwnStages(
  stage: FieldContract | undefined,
  ready: boolean,
): ReadonlyMap<string, BoardColumn> | undefined {
  const object = useObject((stage && targetOf(stage)) ?? '');
  const { records, isPending } = useRecordPages(object?.name ?? '', allStages, ready && object !== undefined);
  return useMemo(
    () =>
      object && !isPending
        ? new Map(records.map((record) => [record.id, stageColumn(object, record)]))
        : undefined,
    [object, records, isPending],
  );
}

/** The weighted sums of such a board by its columns: each record is as likely as its own stage. */
export function useWeights(
  object: ObjectContract,
  by: FieldContract,
  {
    stage,
    amount,
  }: { readonly stage: FieldContract | undefined; readonly amount: FieldContract | undefined },
  base: Pick<GroupQuery, 'filter' | 'variant'>,
  stages: ReadonlyMap<string, BoardColumn> | undefined,
): ReadonlyMap<string, readonly Money[]> | undefined {
  const query = useMemo(
    (): GroupQuery => ({
      ...base,
      by: [by.name, stage?.name ?? by.name],
      ...(amount ? { measures: [{ measure: 'sum', field: amount.name }] } : {}),
    }),
    [base, by, stage, amount],
  );
  const wanted = stages !== undefined && stage !== undefined && amount !== undefined;
  const { data } = useGroups(object.name, query, wanted);
  return useMemo(
    () => (wanted && data ? weightsOf(data, [...stages.values()]) : undefined),
    [wanted, data, stages],
  );
}
