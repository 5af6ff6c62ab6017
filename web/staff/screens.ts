import { defineScreen, type Screen } from './shell/screens.ts';

const kit = defineScreen({
  path: '/kit',
  label: { fa: 'جعبه‌ابزار', en: 'The kit' },
  load: () => import('./kit-page.tsx'),
});

const record = defineScreen({
  path: '/r/$object/$id',
  label: { fa: 'رکورد', en: 'Record' },
  load: () => import('./records/record-screen.tsx'),
});

/** Every screen of the staff app. A module's screens come in through its front door. */
export const screens: readonly Screen[] = [record, kit];
