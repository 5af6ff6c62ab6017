import { lazy } from 'react';

import type { RecordDeeds } from '#web/records/index.ts';

/** What sales does at the head of its records' pages. */
export const salesDeeds: RecordDeeds = { lead: lazy(() => import('./lead-deeds.tsx')) };
