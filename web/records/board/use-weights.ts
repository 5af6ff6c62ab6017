import { useMemo } from 'react';

import type { FieldContract, GroupQuery, Money, ObjectContract, PageQuery } from '#records/contract.ts';

import { useGroupPage, useRecordPages } from '../data/read.ts';
import { targetOf, useObject } from '../data/schema.ts';
import { stageColumn, weightsOf, type BoardColumn } from './columns.ts';

const allStages: PageQuery = { limit: 200 };

/** Which stages are known, by their ids; `whole` where these are all. */
type OwnStages = { readonly byId: ReadonlyMap<string, BoardColumn>; readonly whole: boolean };

/**
 * The stages in which the records of a board stand whose columns are none, by their ids: how likely each is, and how long
 * it may lie still. Undefined where records have no stages, and until they are read.
 */
export function useOwnStages(stage: FieldContract | undefined, ready: boolean): OwnStages | undefined {
  const object = useObject((stage && targetOf(stage)) ?? '');
  const { records, isPending, hasNextPage } = useRecordPages(
    object?.name ?? '',
    allStages,
    ready && object !== undefined,
  );
  return useMemo(
    () =>
      object && !isPending
        ? {
            byId: new Map(records.map((record) => [record.id, stageColumn(object, record)])),
            whole: !hasNextPage,
          }
        : undefined,
    [object, records, isPending, hasNextPage],
  );
}

/**
 * The weighted sums of such a board by its columns: each record is as likely as its own stage. None where not all stages are
 * known, as where not all groups are.
 */
export function useWeights(
  object: ObjectContract,
  by: FieldContract,
  {
    stage,
    amount,
  }: { readonly stage: FieldContract | undefined; readonly amount: FieldContract | undefined },
  base: Pick<GroupQuery, 'filter' | 'variant'>,
  stages: OwnStages | undefined,
): ReadonlyMap<string, readonly Money[]> | undefined {
  const query = useMemo(
    (): GroupQuery => ({
      ...base,
      by: [by.name, ...(stage ? [stage.name] : [])],
      ...(amount ? { measures: [{ measure: 'sum', field: amount.name }] } : {}),
    }),
    [base, by, stage, amount],
  );
  const wanted = stages?.whole === true && stage !== undefined && amount !== undefined;
  const { data } = useGroupPage(object.name, query, wanted);
  return useMemo(
    () => (wanted && data ? weightsOf(data, [...stages.byId.values()]) : undefined),
    [wanted, data, stages],
  );
}
