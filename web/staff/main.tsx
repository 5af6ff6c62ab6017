import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

import '#web/kit/kit.css';
import { readPreferences, savePreferences, type Preferences } from '#web/kit/index.ts';

import { screens } from './screens.ts';
import { StaffShell } from './shell/index.tsx';

const App = () => {
  const [preferences, setPreferences] = useState(readPreferences);
  const change = (next: Preferences) => {
    savePreferences(next);
    setPreferences(next);
  };
  return (
    <StaffShell
      screens={screens}
      me={{ name: 'پیوند' }}
      workspace={{ name: 'پیوند' }}
      preferences={preferences}
      onPreferencesChange={change}
      onSignOut={() => location.assign('/sign-in.html')}
    />
  );
};

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
