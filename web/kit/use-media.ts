import { useSyncExternalStore } from 'react';

/** Whether the window is as the media query says. For what CSS alone cannot do, such as tabs in place of columns. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
