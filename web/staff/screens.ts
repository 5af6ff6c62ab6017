import { CalendarRange, CopyCheck, FileInput, Sun, Gauge } from 'lucide-react';

import { moduleScreens } from './modules.ts';
import { settingsScreens } from './settings/index.ts';
import { defineScreen, type Screen } from './shell/screens.ts';

const kit = defineScreen({
  path: '/kit',
  label: { fa: 'جعبه‌ابزار', en: 'The kit' },
  load: () => import('./kit-page.tsx'),
});

const day = defineScreen({
  path: '/day',
  label: { fa: 'روز من', en: 'My day' },
  navigation: { icon: Sun, order: 10 },
  load: () => import('./day/day-page.tsx'),
});

const calendar = defineScreen({
  path: '/calendar',
  label: { fa: 'تقویم', en: 'Calendar' },
  navigation: { icon: CalendarRange, order: 20 },
  load: () => import('#web/records/calendar/calendar-page.tsx'),
});

const list = defineScreen({
  path: '/r/$object',
  label: { fa: 'فهرست', en: 'List' },
  load: () => import('#web/records/list/list-page.tsx'),
});

const board = defineScreen({
  path: '/r/$object/board',
  label: { fa: 'تخته', en: 'Board' },
  load: () => import('#web/records/board/board-page.tsx'),
});

const record = defineScreen({
  path: '/r/$object/$id',
  label: { fa: 'رکورد', en: 'Record' },
  load: () => import('./records/record-screen.tsx'),
});

const imports = defineScreen({
  path: '/import',
  label: { fa: 'ورود داده', en: 'Import' },
  navigation: { icon: FileInput, order: 800, atEnd: true, forMakersOf: 'import' },
  load: () => import('#web/records/import/imports-page.tsx'),
});

const oneImport = defineScreen({
  path: '/import/$id',
  label: { fa: 'ورود داده', en: 'Import' },
  load: () => import('#web/records/import/import-page.tsx'),
});

const notices = defineScreen({
  path: '/notifications',
  label: { fa: 'اعلان‌ها', en: 'Notifications' },
  load: () => import('./notices/notices-page.tsx'),
});

const duplicates = defineScreen({
  path: '/duplicates',
  label: { fa: 'تکراری‌ها', en: 'Duplicates' },
  navigation: { icon: CopyCheck, order: 810, atEnd: true, forDeed: 'records.merge' },
  load: () => import('#web/records/merge/duplicates-page.tsx'),
});

const quality = defineScreen({
  path: '/quality',
  label: { fa: 'کیفیت داده', en: 'Quality of data' },
  navigation: { icon: Gauge, order: 820, atEnd: true, forDeed: 'records.merge' },
  load: () => import('#web/records/quality/quality-page.tsx'),
});

const merge = defineScreen({
  path: '/merge/$object',
  label: { fa: 'ادغام', en: 'Merge' },
  load: () => import('#web/records/merge/merge-page.tsx'),
});

const unmerge = defineScreen({
  path: '/merges/$id',
  label: { fa: 'جداسازی', en: 'Unmerge' },
  load: () => import('#web/records/merge/unmerge-page.tsx'),
});

/** Every screen of the staff app. A module's screens come in through its front door. */
export const screens: readonly Screen[] = [
  day,
  calendar,
  ...moduleScreens,
  list,
  board,
  record,
  imports,
  oneImport,
  notices,
  duplicates,
  quality,
  merge,
  unmerge,
  ...settingsScreens,
  kit,
];
