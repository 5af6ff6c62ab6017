import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';

import { parsePreferences, type Preferences } from '#web/kit/index.ts';

import { callApi } from './api.ts';
import { keys } from './keys.ts';

/** What holds for everybody in the workspace; `kernel/workspace/settings.ts` tells what each may be. */
export type WorkspaceSettings = {
  /** How people here see Iranian money. */
  readonly displayUnit: 'rial' | 'toman';
  /** ISO 4217, for amounts that do not say theirs. */
  readonly currency: string;
  readonly weekend: 'friday' | 'thursday-friday' | 'friday-saturday';
  /** Jalali. */
  readonly fiscalYearStart: { readonly month: number; readonly day: number };
  readonly timeZone: string;
  /** Of numbers that are written without one. */
  readonly areaCode: string | null;
};

/** Who is signed in, where, and what he may do beside records. */
export type Me = {
  readonly member: { readonly id: string; readonly name: string; readonly jobTitle: string | null };
  readonly workspace: { readonly key: string; readonly name: string; readonly settings: WorkspaceSettings };
  readonly preferences: Preferences;
  readonly abilities: { readonly admin: boolean; readonly deeds: readonly string[] };
  /** All workspaces that this person works in, this one among them. */
  readonly workspaces: readonly { readonly key: string; readonly name: string }[];
};

type MeAnswer = Pick<Me, 'member' | 'workspace' | 'abilities'> & {
  /** Null for a program, which has no person. */
  readonly person: { readonly preferences: unknown; readonly workspaces: Me['workspaces'] } | null;
};

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async ({ signal }): Promise<Me> => {
    const { person, ...rest } = await callApi<MeAnswer>('/me', { signal });
    return {
      ...rest,
      preferences: parsePreferences(person?.preferences),
      workspaces: person?.workspaces ?? [],
    };
  },
});

/** Whether the reader may do something beside records: `schema.change`, `members.invite`. */
export const mayDo = ({ abilities }: Me, deed: string): boolean =>
  abilities.admin || abilities.deeds.includes(deed);

/** Who is signed in. Suspends until it is known; throws ApiProblem where it cannot be. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data;

/** Keeps the look with the account: here at once, on the server as soon as it answers. */
export const useSavePreferences = (): ((preferences: Preferences) => Promise<void>) => {
  const client = useQueryClient();
  return async (preferences) => {
    client.setQueryData<Me>(keys.me, (me) => (me ? { ...me, preferences } : me));
    await callApi('/me/preferences', { method: 'PATCH', body: preferences });
  };
};
