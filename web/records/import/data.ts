import { queryOptions, useQuery } from '@tanstack/react-query';

import type { Phrase } from '#persian/bilingual.ts';
import type {
  CheckResult,
  Decision,
  FileRow,
  Guess,
  ImportAnalysis,
  ImportChecking,
  ImportPlan,
  ImportProgress,
  ImportUndo,
  JoinedRow,
  LeftOutRow,
  PlacedIssue,
  SavedMapping,
  SetMember,
  Stored,
  Suggestion,
  UndoLeft,
  UndoPreview,
} from '#records/contract.ts';

import { callApi } from '../data/api.ts';
import { recordQuery } from '../data/read.ts';
import { usuallyLeftOut, type Decisions } from './decisions.ts';

export type ImportState =
  | 'uploaded'
  | 'checking'
  | 'checked'
  | 'ready'
  | 'running'
  | 'paused'
  | 'done'
  | 'failed'
  | 'cancelled'
  | 'undoing'
  | 'undone';

/** One import as its screens see it. */
export type ImportView = {
  readonly id: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly analysis: ImportAnalysis & { readonly guesses?: readonly Guess[]; readonly sheet?: string };
  /** The mark of the files that come in together. */
  readonly together: string | null;
  readonly plan: ImportPlan | null;
  /** How far its check has come, while it is checked. */
  readonly checking: ImportChecking | null;
  readonly findings: CheckResult | null;
  /** What was decided of one that is ready. */
  readonly decisions: Readonly<Record<string, Decision>>;
  readonly progress: ImportProgress | null;
  /** Why it stopped and what to do. */
  readonly failure: Phrase | null;
  /** How far its undoing has come, where it was asked for. */
  readonly undo: ImportUndo | null;
  readonly createdAt: string;
};

/** The program alone writes these records, so that their values have the shapes that it gave them. */
export const importView = ({ id, values, createdAt }: Stored): ImportView => ({
  id,
  fileName: values['fileName'] as string,
  state: values['state'] as ImportState,
  analysis: values['analysis'] as ImportView['analysis'],
  together: (values['together'] ?? null) as string | null,
  plan: planOf(values['plan']),
  checking: (values['checking'] ?? null) as ImportChecking | null,
  findings: (values['findings'] ?? null) as CheckResult | null,
  decisions: (values['decisions'] ?? {}) as ImportView['decisions'],
  progress: (values['progress'] ?? null) as ImportProgress | null,
  failure: (values['failure'] ?? null) as Phrase | null,
  undo: (values['undo'] ?? null) as ImportUndo | null,
  createdAt,
});

/** Plans of earlier versions say nothing of days. */
const planOf = (stored: unknown): ImportPlan | null =>
  stored ? { dates: [], ...(stored as Omit<ImportPlan, 'dates'>) } : null;

const lookAgainMs = 1_500;
const atWork: ReadonlySet<string> = new Set(['checking', 'running', 'undoing']);

/** Live messages bring the progress; while it runs the screen also looks by itself, for the line may be down. */
export const useImport = (id: string) =>
  useQuery({
    ...recordQuery('import', id),
    select: importView,
    refetchInterval: ({ state }) => (atWork.has(String(state.data?.values['state'])) ? lookAgainMs : false),
  });

const path = (id: string, part: string): string => `/imports/${encodeURIComponent(id)}/${part}`;

/** Sends a file whole; the answer tells what it is. Files that come in together bear one mark. */
export const sendFile = async (name: string, file: Blob, together?: string): Promise<ImportView> => {
  const mark = together === undefined ? '' : `&together=${together}`;
  return importView(
    await callApi<Stored>(`/imports?name=${encodeURIComponent(name.slice(0, 255))}${mark}`, {
      method: 'POST',
      file,
    }),
  );
};

/** The files that come in together with one; asked anew whenever the one has changed. */
export const useSet = ({ id, together, state }: ImportView) =>
  useQuery({
    queryKey: ['import', 'set', together, id, state],
    queryFn: async ({ signal }) =>
      (await callApi<{ files: readonly SetMember[] }>(path(id, 'together'), { signal })).files,
    enabled: together !== null,
    placeholderData: (previous) => previous,
    refetchInterval: ({ state: { data } }) =>
      ['running', 'ready'].includes(state) || data?.some((one) => atWork.has(one.state))
        ? lookAgainMs
        : false,
  });

const mappingsKey = ['import', 'mappings'];

export const useMappings = () =>
  useQuery({
    queryKey: mappingsKey,
    queryFn: async ({ signal }) =>
      (await callApi<{ mappings: readonly SavedMapping[] }>('/import-mappings', { signal })).mappings,
  });

const suggestionQuery = (id: string, object: string, variant: string | undefined) =>
  queryOptions({
    queryKey: ['import', id, 'suggestion', object, variant ?? ''],
    queryFn: ({ signal }) =>
      callApi<Suggestion>(path(id, 'suggestion'), {
        method: 'POST',
        body: { object, ...(variant === undefined ? {} : { variant }) },
        signal,
      }),
  });

/** How the file's columns go with an object's fields, as far as their names tell. */
export const useSuggestion = (id: string, object: string, variant: string | undefined) =>
  useQuery(suggestionQuery(id, object, variant));

/** Rows as they stand in the file, by the numbers that a spreadsheet gives them. */
export const useFileRows = (id: string, numbers: readonly number[], enabled = true) =>
  useQuery({
    queryKey: ['import', id, 'rows', numbers],
    queryFn: async ({ signal }) =>
      (await callApi<{ rows: readonly FileRow[] }>(path(id, `rows?numbers=${numbers.join(',')}`), { signal }))
        .rows,
    enabled: enabled && numbers.length > 0,
  });

/** So many issues come at once. */
export const issuesAtOnce = 50;

/** A page of what the check found, of one card. `page` counts from 0. */
export const issuesQuery = (id: string, check: string, card: string, page: number) =>
  queryOptions({
    queryKey: ['import', id, 'issues', check, card, page],
    queryFn: async ({ signal }) =>
      (
        await callApi<{ issues: readonly PlacedIssue[] }>(
          path(id, `issues?card=${encodeURIComponent(card)}&from=${page * issuesAtOnce}`),
          { signal },
        )
      ).issues,
    staleTime: Infinity,
  });

/** How many rows these decisions leave out; until that is known, what was told of those before. The check itself told it without any. */
export const useLeftOutCount = (
  id: string,
  { check, cards }: Pick<CheckResult, 'check' | 'cards'>,
  decisions: Decisions,
): { readonly rows: number | undefined; readonly failed: boolean; readonly retry: () => void } => {
  const isDecided = Object.keys(decisions).length > 0;
  const { data, isError, refetch } = useQuery({
    queryKey: ['import', id, 'left-out-count', check, Object.entries(decisions)],
    queryFn: async ({ signal }) =>
      (
        await callApi<{ rows: number }>(path(id, 'left-out'), {
          method: 'POST',
          body: { decisions },
          signal,
        })
      ).rows,
    enabled: isDecided,
    ...(isDecided ? {} : { initialData: usuallyLeftOut(cards) }),
    placeholderData: (previous) => previous,
  });
  return { rows: data, failed: isError, retry: () => void refetch() };
};

export const useLeftOut = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['import', id, 'left-out'],
    queryFn: async ({ signal }) =>
      (await callApi<{ rows: readonly LeftOutRow[] }>(path(id, 'left-out'), { signal })).rows,
    enabled,
  });

/** The first rows that became one record with an earlier row of the file. */
export const useJoined = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['import', id, 'joined'],
    queryFn: async ({ signal }) =>
      (await callApi<{ rows: readonly JoinedRow[] }>(path(id, 'joined'), { signal })).rows,
    enabled,
  });

export const leftOutHref = (id: string): string => `/api/v1${path(id, 'left-out.csv')}`;

/** Sets the check of the whole file going. */
export const checkPlan = (id: string, plan: ImportPlan): Promise<Stored> =>
  callApi<Stored>(path(id, 'check'), { method: 'POST', body: plan });

export const runImport = (id: string, decisions: Readonly<Record<string, Decision>>): Promise<Stored> =>
  callApi<Stored>(path(id, 'run'), { method: 'POST', body: { decisions } });

/** Ends its check or its run where it has come to. */
export const cancelImport = (id: string): Promise<Stored> =>
  callApi<Stored>(path(id, 'cancel'), { method: 'POST' });

export const takeBackCancel = (id: string): Promise<Stored> =>
  callApi<Stored>(path(id, 'cancel'), { method: 'DELETE' });

/** What undoing it would do, asked anew each time. */
export const useUndoPreview = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['import', id, 'undo'],
    queryFn: ({ signal }) => callApi<UndoPreview>(path(id, 'undo'), { signal }),
    enabled,
    staleTime: 0,
    gcTime: 0,
  });

export const undoImport = (id: string, changed: 'keep' | 'undo'): Promise<Stored> =>
  callApi<Stored>(path(id, 'undo'), { method: 'POST', body: { changed } });

export const useUndoLeft = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['import', id, 'undo', 'left'],
    queryFn: async ({ signal }) =>
      (await callApi<{ records: readonly UndoLeft[] }>(path(id, 'undo/left'), { signal })).records,
    enabled,
  });

export const setPaused = (id: string, paused: boolean): Promise<Stored> =>
  callApi<Stored>(path(id, 'pause'), { method: paused ? 'POST' : 'DELETE' });
