import { queryOptions } from '@tanstack/react-query';

import type { Filter } from '#records/contract.ts';

import { callApi } from '../data/api.ts';
import { recordPath } from '../data/read.ts';

/** Counts of one group of records, or of all. */
export type Health = {
  readonly records: number;
  readonly filled: readonly number[];
  readonly invalid: number;
  readonly fresh: number;
  readonly twins: number;
};

export type HealthReport = Health & {
  readonly at: string;
  readonly freshDays: number;
  readonly fields: readonly string[];
  readonly usual: readonly string[];
  readonly invalidFilter: Filter | null;
  readonly ways: readonly string[];
  readonly groups: readonly (Health & { readonly key: string | null; readonly label: string | null })[];
  /** Groups beyond these. */
  readonly moreGroups: number;
};

export const healthKey = ['health'] as const;

export const healthQuery = (object: string, variant: string | undefined, by: string | undefined) =>
  queryOptions({
    queryKey: [...healthKey, object, variant ?? '', by ?? ''],
    staleTime: 60_000,
    queryFn: ({ signal }) => {
      const asked = new URLSearchParams({
        ...(variant === undefined ? {} : { variant }),
        ...(by === undefined ? {} : { by }),
      });
      return callApi<HealthReport>(`${recordPath(object)}/health?${asked}`, { signal });
    },
  });

/** From 0 to 100; whole where there is nothing to lack. */
export const share = (part: number, of: number): number => (of === 0 ? 100 : (part / of) * 100);

/** The mean of how many counted fields are filled. */
export const completeness = ({ records, filled }: Health): number =>
  filled.length === 0 ? 100 : filled.reduce((sum, count) => sum + share(count, records), 0) / filled.length;
