import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';

import { parsePreferences, type Preferences } from '#web/kit/index.ts';

import { callApi } from './api.ts';
import { keys } from './keys.ts';

export type WorkspaceSettings = {
  /** How people here see Iranian money. */
  readonly displayUnit: 'rial' | 'toman';
  /** Days off, 0 Saturday to 6 Friday. */
  readonly weekend: readonly number[];
  /** Jalali `MM-DD` on which the fiscal year begins. */
  readonly fiscalYearStart: string;
  readonly timeZone: string;
};

/** Who is signed in, where, and what he may do beside records. */
export type Me = {
  readonly member: { readonly id: string; readonly name: string; readonly email?: string };
  readonly workspace: { readonly name: string; readonly settings: WorkspaceSettings };
  readonly preferences: Preferences;
  readonly abilities: readonly string[];
};

type MeAnswer = {
  readonly member: Me['member'];
  readonly workspace: { readonly name: string; readonly settings?: Partial<WorkspaceSettings> };
  readonly preferences?: unknown;
  readonly abilities?: unknown;
};

const usualSettings: WorkspaceSettings = {
  displayUnit: 'toman',
  weekend: [6],
  fiscalYearStart: '01-01',
  timeZone: 'Asia/Tehran',
};

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async ({ signal }): Promise<Me> => {
    const { member, workspace, preferences, abilities } = await callApi<MeAnswer>('/me', { signal });
    return {
      member,
      workspace: { name: workspace.name, settings: { ...usualSettings, ...workspace.settings } },
      preferences: parsePreferences(preferences),
      abilities: Array.isArray(abilities) ? abilities.filter((one) => typeof one === 'string') : [],
    };
  },
});

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
