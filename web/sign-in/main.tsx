import { lazy, StrictMode, Suspense, useState, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';

import '#web/kit/kit.css';
import type { Locale } from '#persian/bilingual.ts';
import { KitProvider, readPreferences, savePreferences } from '#web/kit/index.ts';

import { Frame } from './frame.tsx';
import { SignInPage } from './sign-in-page.tsx';

// Whoever only signs in, which is nearly everyone, fetches nothing of the rest.
const pages: Readonly<Record<string, ComponentType>> = {
  '/setup': lazy(() => import('./set-up/set-up-page.tsx')),
  '/join': lazy(() => import('./join-page.tsx')),
  '/new-password': lazy(() => import('./new-password-page.tsx')),
};

const Page = pages[location.pathname] ?? SignInPage;

const App = () => {
  const [preferences, setPreferences] = useState(readPreferences);
  const speak = (locale: Locale) => {
    // Digits and calendar follow the language again; a choice of theirs lies with the account.
    const next = { ...preferences, locale };
    savePreferences(next);
    setPreferences(next);
  };
  return (
    <KitProvider {...preferences}>
      <Frame onLocaleChange={speak}>
        <Suspense>
          <Page />
        </Suspense>
      </Frame>
    </KitProvider>
  );
};

const root = document.getElementById('app');
if (root === null) throw new Error('sign-in.html has no #app');

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
