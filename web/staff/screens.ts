import { defineScreen, type Screen } from './shell/screens.ts';

const kit = defineScreen({
  path: '/kit',
  label: { fa: 'جعبه‌ابزار', en: 'The kit' },
  load: () => import('./kit-page.tsx'),
});

/** Every screen of the staff app. A module's screens come in through its front door. */
export const screens: readonly Screen[] = [kit];
