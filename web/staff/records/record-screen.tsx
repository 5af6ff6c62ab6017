import { useEffect, useState } from 'react';
import { useNavigate, useParams } from '@tanstack/react-router';

import {
  fetchEditors,
  RecordDeedsContext,
  RecordPage,
  RecordPanelsContext,
  rememberRecent,
} from '#web/records/index.ts';

import { recordDeeds, recordPanels } from '../modules.ts';
import { usePageTitle } from '../shell/index.tsx';

/** `/r/$object/$id`: the page of any record. */
const RecordScreen = () => {
  const { object = '', id = '' } = useParams({ strict: false });
  const navigate = useNavigate();
  const [title, setTitle] = useState<string>();
  usePageTitle(title);
  // A record is opened to be changed; its editors come along, and do not hold it up.
  useEffect(() => void fetchEditors().catch(() => undefined), []);
  useEffect(() => {
    if (title !== undefined && title !== '') rememberRecent({ object, id, title });
  }, [object, id, title]);
  return (
    <RecordDeedsContext value={recordDeeds}>
      <RecordPanelsContext value={recordPanels}>
        <RecordPage
          object={object}
          id={id}
          onTitle={setTitle}
          onGo={(next) => void navigate({ to: `/r/${object}/${next}` })}
        />
      </RecordPanelsContext>
    </RecordDeedsContext>
  );
};

export default RecordScreen;
