import { useEffect, useState } from 'react';
import { CloudOff, RefreshCw } from 'lucide-react';

import { Button, useWords } from '#web/kit/index.ts';
import { useLiveState } from '#web/records/index.ts';

import { takeNewBuild, useNewBuild } from '../offline/register.ts';

const words = {
  lost: {
    fa: 'به سرور دسترسی نیست. آنچه پیش‌تر دیده‌اید خوانده می‌شود؛ تغییری ذخیره نمی‌شود.',
    en: 'The server cannot be reached. You can read what you saw before; nothing is saved.',
  },
  fresh: { fa: 'نسخهٔ تازهٔ پیوند آماده است.', en: 'A new version of Peyvand is ready.' },
  take: { fa: 'تازه‌سازی', en: 'Refresh' },
};

// A line that is back within this time was not worth a word.
const patienceMs = 4_000;

/** What concerns every page: the server that is not there, and a new version that waits. */
export const Notices = () => {
  const text = useWords(words);
  const lost = useLostForLong();
  const fresh = useNewBuild();
  if (!lost && !fresh) return null;
  return (
    <div role="status" className="flex shrink-0 flex-col text-sm">
      {lost ? (
        <p className="flex items-center gap-2 bg-warning-soft px-6 py-2 max-sm:px-4">
          <CloudOff aria-hidden="true" size={16} className="shrink-0 text-warning" />
          {text.lost}
        </p>
      ) : null}
      {fresh ? (
        <div className="flex items-center gap-2 bg-info-soft px-6 py-1 max-sm:px-4">
          <RefreshCw aria-hidden="true" size={16} className="shrink-0 text-info" />
          <span className="flex-1">{text.fresh}</span>
          <Button variant="quiet" onPress={takeNewBuild}>
            {text.take}
          </Button>
        </div>
      ) : null}
    </div>
  );
};

const useLostForLong = (): boolean => {
  const isLost = useLiveState() === 'lost';
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!isLost) return setLong(false);
    const timer = setTimeout(() => setLong(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isLost]);
  return long;
};
