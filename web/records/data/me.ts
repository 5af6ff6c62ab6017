import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';

import type { HolidayChange } from '#persian/holidays/firm-holidays.ts';
import type { WorkHours } from '#persian/holidays/work-calendar.ts';
import { parsePreferences, type JalaliDay, type Preferences } from '#web/kit/index.ts';

import { callApi } from './api.ts';
import { keys } from './keys.ts';
import type { Weekend } from './weekend.ts';

/** What holds for everybody in the workspace. */
export type WorkspaceSettings = {
  /** How people here see Iranian money. */
  readonly displayUnit: 'rial' | 'toman';
  readonly weekend: Weekend;
  readonly fiscalYearStart: JalaliDay;
  readonly timeZone: string;
  readonly workHours: WorkHours;
  /** Weekdays with other hours, 0 Saturday to 6 Friday. */
  readonly workHoursOn: Readonly<Record<string, WorkHours>>;
  /** What the firm says of single days, beside the country's holidays. */
  readonly holidays: readonly HolidayChange[];
  readonly company: Company;
  /** Telephone area code of numbers written without one: `021`. */
  readonly areaCode: string | null;
  /** After so many days what lies in the bin is erased for good. */
  readonly binDays: number;
  /** What counts for the quality of an object's records, by its name. */
  readonly quality: Readonly<
    Record<string, { readonly fields: readonly string[]; readonly freshDays: number }>
  >;
};

/** Who the firm is to the law and on its papers; pictures by the ids of their files. */
export type Company = {
  readonly [
    Part in
      | 'legalName'
      | 'nationalId'
      | 'economicCode'
      | 'registrationNumber'
      | 'phone'
      | 'email'
      | 'website'
      | 'province'
      | 'city'
      | 'address'
      | 'postalCode'
  ]: string;
} & { readonly logo: string | null; readonly seal: string | null };

/** Who signs in, beside any workspace. */
export type Person = {
  readonly identifiers: readonly { readonly kind: 'mobile' | 'email'; readonly value: string }[];
  readonly preferences: unknown;
  readonly secondFactor: boolean;
  readonly recoveryCodesLeft: number;
  readonly workspaces: readonly { readonly key: string; readonly name: string }[];
};

/** Who is signed in, where, and what he may do beside records. */
export type Me = {
  readonly member: { readonly id: string; readonly name: string; readonly jobTitle: string | null };
  /** Colleagues who are away now and for whom he stands in. */
  readonly standsInFor: readonly { readonly id: string; readonly name: string }[];
  readonly workspace: { readonly key: string; readonly name: string; readonly settings: WorkspaceSettings };
  readonly person: Person;
  readonly preferences: Preferences;
  readonly abilities: { readonly admin: boolean; readonly deeds: readonly string[] };
};

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async ({ signal }): Promise<Me> => {
    const me = await callApi<Omit<Me, 'preferences'>>('/me', { signal });
    return { ...me, preferences: parsePreferences(me.person.preferences) };
  },
});

/** Who is signed in. Suspends until it is known; throws ApiProblem where it cannot be. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data;

/** Whether he may do a deed beside records: `members.invite`, `workspace.settings`… */
export const mayDeed = ({ abilities }: Pick<Me, 'abilities'>, deed: string): boolean =>
  abilities.admin || abilities.deeds.includes(deed);

/** Keeps the look with the account: here at once, on the server as soon as it answers. */
export const useSavePreferences = (): ((preferences: Preferences) => Promise<void>) => {
  const client = useQueryClient();
  return async (preferences) => {
    client.setQueryData<Me>(keys.me, (me) => (me ? { ...me, preferences } : me));
    await callApi('/me/preferences', { method: 'PATCH', body: preferences });
  };
};
