import { queryOptions } from '@tanstack/react-query';

import type { Phrase } from '#persian/bilingual.ts';
import { callApi } from '#web/records/index.ts';

/** One whole archive on its way out or in. */
export type Archive = {
  readonly id: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly fileName: string;
  readonly direction: 'out' | 'in';
  readonly state: 'running' | 'read' | 'ready' | 'done' | 'failed';
  readonly bytes: number | null;
  readonly progress: { readonly done: number; readonly of: number } | null;
  readonly failure: Phrase | null;
  readonly owner: { readonly id: string; readonly title: string | null } | null;
};

export type Archives = {
  readonly archives: readonly Archive[];
  /** Whether a whole archive may come in here. */
  readonly empty: boolean;
};

export type Contents = {
  readonly name: string;
  readonly objects: readonly { readonly name: string; readonly label: Phrase; readonly rows: number }[];
  readonly files: { readonly count: number; readonly bytes: number };
  readonly administrators: readonly {
    readonly id: string;
    readonly name: string;
    readonly contacts: readonly string[];
  }[];
  readonly self: string | null;
};

const askAgainMs = 1_500;

export const archivesKey = ['archives'] as const;
export const archivesQuery = queryOptions({
  queryKey: archivesKey,
  staleTime: 0,
  // A job writes or reads without a live message for each step.
  refetchInterval: ({ state }: { readonly state: { readonly data: Archives | undefined } }) =>
    state.data?.archives.some((one) => one.state === 'running') ? askAgainMs : false,
  queryFn: ({ signal }) => callApi<Archives>('/archives', { signal }),
});

export const contentsQuery = (id: string) =>
  queryOptions({
    queryKey: [...archivesKey, id],
    staleTime: Infinity,
    queryFn: ({ signal }) => callApi<Contents>(`/archives/${id}/contents`, { signal }),
  });

/** From 0 to 100; undefined while nobody knows how much there is. */
export const percentOf = ({ progress }: Archive): number | undefined =>
  progress === null || progress.of === 0 ? undefined : (progress.done / progress.of) * 100;
