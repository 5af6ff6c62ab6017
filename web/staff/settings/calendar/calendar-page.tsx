import { useQuery } from '@tanstack/react-query';

import { useWords } from '#web/kit/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import { SettingsPage } from '../settings-page.tsx';
import { workspaceQuery } from '../workspace/workspace-page.tsx';
import { HolidaysPart } from './holidays-part.tsx';
import { WorkWeek } from './work-week.tsx';

const words = { title: { fa: 'تقویم کاری', en: 'Work calendar' } };

/** When the firm works: its week, its hours, and the days on which it rests. */
const CalendarSettingsPage = () => {
  const text = useWords(words);
  const query = useQuery(workspaceQuery);
  return (
    <SettingsPage section="/settings/calendar" title={text.title}>
      <Waiting query={query}>
        {({ settings }) => (
          <>
            <WorkWeek settings={settings} />
            <HolidaysPart settings={settings} />
          </>
        )}
      </Waiting>
    </SettingsPage>
  );
};

export default CalendarSettingsPage;
