import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

import '#web/kit/kit.css';
import type { Locale } from '#persian/bilingual.ts';
import { KitProvider, readPreferences, savePreferences } from '#web/kit/index.ts';

import { QuotePage } from './quote-page.tsx';

/** What a customer opens: the quote alone, in its own language until he chooses another. */
const App = () => {
  const [preferences, setPreferences] = useState(readPreferences);
  const [chosen, setChosen] = useState(() => localStorage.getItem('peyvand.look') !== null);
  const speak = (locale: Locale) => setPreferences((before) => ({ ...before, locale }));
  return (
    <KitProvider {...preferences} moneyUnit="rial">
      <QuotePage
        onLanguage={(language) => (chosen ? undefined : speak(language))}
        onChoose={(locale) => {
          savePreferences({ ...preferences, locale });
          setChosen(true);
          speak(locale);
        }}
      />
    </KitProvider>
  );
};

const root = document.getElementById('app');
if (root === null) throw new Error('quote.html has no #app');

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
