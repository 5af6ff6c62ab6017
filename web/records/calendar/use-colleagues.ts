import { useQuery } from '@tanstack/react-query';

import { callApi } from '../data/api.ts';
import { keys } from '../data/keys.ts';

/** Someone whose work this reader may see. */
export type Colleague = { readonly id: string; readonly name: string; readonly team: string | null };

const none: readonly Colleague[] = [];

/** Everybody whose day and calendar the reader may see, himself among them; only the reader's rights say who. */
export const useColleagues = (): readonly Colleague[] => {
  const { data } = useQuery({
    queryKey: [...keys.object('member'), 'colleagues'],
    queryFn: ({ signal }) => callApi<{ members: readonly Colleague[] }>('/colleagues', { signal }),
  });
  return data?.members ?? none;
};
