import { Badge, useWords, type BadgeTone } from '#web/kit/index.ts';

import type { ImportState } from './data.ts';

const words = {
  uploaded: { fa: 'نیمه‌کاره', en: 'Unfinished' },
  checking: { fa: 'در حال بررسی', en: 'Being checked' },
  checked: { fa: 'بررسی‌شده', en: 'Checked' },
  ready: { fa: 'آمادهٔ ورود', en: 'Ready' },
  running: { fa: 'در حال ورود', en: 'Running' },
  paused: { fa: 'ایستاده', en: 'Paused' },
  done: { fa: 'پایان‌یافته', en: 'Done' },
  failed: { fa: 'ناموفق', en: 'Failed' },
  cancelled: { fa: 'لغوشده', en: 'Cancelled' },
  undoing: { fa: 'در حال واگرد', en: 'Being undone' },
  undone: { fa: 'واگردانده', en: 'Undone' },
};

const tones: Readonly<Record<ImportState, BadgeTone>> = {
  uploaded: 'neutral',
  checking: 'accent',
  checked: 'info',
  ready: 'accent',
  running: 'accent',
  paused: 'warning',
  done: 'success',
  failed: 'danger',
  cancelled: 'neutral',
  undoing: 'accent',
  undone: 'neutral',
};

/** How far an import has come. */
export const StateBadge = ({ state }: { readonly state: ImportState }) => {
  const text = useWords(words);
  return <Badge tone={tones[state]}>{text[state]}</Badge>;
};
