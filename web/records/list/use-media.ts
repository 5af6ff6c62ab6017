import { useSyncExternalStore } from 'react';

/** Whether a media query holds now. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (told) => {
      const media = globalThis.matchMedia(query);
      media.addEventListener('change', told);
      return () => media.removeEventListener('change', told);
    },
    () => globalThis.matchMedia(query).matches,
  );

/** As narrow as a phone held upright, where a list is one column of cards. */
export const usePhone = (): boolean => useMedia('(max-width: 639px)');

/** The height of a row in px: 36, 32 where dense, 44 under a finger. */
export const useRowHeight = (): number => {
  const coarse = useMedia('(pointer: coarse), (max-width: 640px)');
  return useSyncExternalStore(watchDensity, () => (coarse ? 44 : rowHeight()));
};

const watchDensity = (told: () => void): (() => void) => {
  const observer = new MutationObserver(told);
  observer.observe(document.documentElement, { attributeFilter: ['data-density'] });
  return () => observer.disconnect();
};

const rowHeight = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row')) || 36;
