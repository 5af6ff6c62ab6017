import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';

import '#web/kit/kit.css';
import { createRecordsClient, fetchViews } from '#web/records/index.ts';

import { registerServiceWorker } from './offline/register.ts';
import { Start } from './start.tsx';

const client = createRecordsClient();
fetchViews(client);

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Start />
    </QueryClientProvider>
  </StrictMode>,
);

registerServiceWorker();
