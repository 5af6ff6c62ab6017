import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import '#web/kit/kit.css';
import { Button, KitProvider, TextField } from '#web/kit/index.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');

createRoot(root).render(
  <StrictMode>
    <KitProvider locale="fa">
      <TextField label="نام" required hint="نام و نام خانوادگی" />
      <Button variant="primary">ذخیره</Button>
    </KitProvider>
  </StrictMode>,
);
