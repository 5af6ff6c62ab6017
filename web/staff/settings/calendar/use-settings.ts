import { useQueryClient } from '@tanstack/react-query';

import { callApi, keys, type WorkspaceSettings } from '#web/records/index.ts';

import { workspaceQuery, type Workspace } from '../workspace/workspace-page.tsx';

/** Writes some of the workspace's settings; everything that goes by them follows at once. @throws ApiProblem */
export const useChangeSettings = () => {
  const client = useQueryClient();
  return async (settings: Partial<WorkspaceSettings>): Promise<void> => {
    const fresh = await callApi<Workspace>('/workspace', { method: 'PATCH', body: { settings } });
    client.setQueryData(workspaceQuery.queryKey, fresh);
    await client.invalidateQueries({ queryKey: keys.me });
  };
};
