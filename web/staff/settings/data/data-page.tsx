import { useQuery } from '@tanstack/react-query';

import { useWords } from '#web/kit/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { SettingsPage } from '../settings-page.tsx';
import { archivesQuery } from './archives.ts';
import { BringInPart } from './bring-in-part.tsx';
import { TakeOutPart } from './take-out-part.tsx';

const words = { title: { fa: 'همهٔ داده‌ها', en: 'All data' } };

/** Everything that the workspace holds, as one file: out of here, and into an empty workspace. */
const DataPage = () => {
  const text = useWords(words);
  const found = useQuery(archivesQuery);
  return (
    <SettingsPage section="/settings/data" title={text.title}>
      <Waiting query={found} rows={3}>
        {({ archives, empty }) => (
          <>
            <TakeOutPart archives={archives.filter(({ direction }) => direction === 'out')} />
            <BringInPart archive={archives.find(({ direction }) => direction === 'in')} empty={empty} />
          </>
        )}
      </Waiting>
    </SettingsPage>
  );
};

export default DataPage;
