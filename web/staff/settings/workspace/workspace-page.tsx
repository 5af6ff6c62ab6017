import { queryOptions, useQuery } from '@tanstack/react-query';

import { useWords } from '#web/kit/index.ts';
import { callApi, mayDeed, useMe, type WorkspaceSettings } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { SettingsPage } from '../settings-page.tsx';
import { CompanyPart } from './company-part.tsx';
import { SamplePart } from './sample-part.tsx';
import { WorkspaceForm } from './workspace-form.tsx';

const words = { title: { fa: 'فضای کار', en: 'Workspace' } };

export type Workspace = { readonly key: string; readonly name: string; readonly settings: WorkspaceSettings };

export const workspaceQuery = queryOptions({
  queryKey: ['workspace'],
  staleTime: 0,
  queryFn: ({ signal }) => callApi<Workspace>('/workspace', { signal }),
});

/** What holds for everybody, and the sample data. */
const WorkspacePage = () => {
  const text = useWords(words);
  const me = useMe();
  const query = useQuery(workspaceQuery);
  return (
    <SettingsPage section="/settings/workspace" title={text.title}>
      {mayDeed(me, 'workspace.settings') ? (
        <Waiting query={query}>
          {(workspace) => (
            <>
              <WorkspaceForm workspace={workspace} />
              <CompanyPart workspace={workspace} />
            </>
          )}
        </Waiting>
      ) : null}
      {mayDeed(me, 'sample.change') ? <SamplePart /> : null}
    </SettingsPage>
  );
};

export default WorkspacePage;
