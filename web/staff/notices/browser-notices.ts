import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useQuery } from '@tanstack/react-query';

import { say } from '#persian/bilingual.ts';
import { useLocale } from '#web/kit/index.ts';

import { countQuery, newestUnread } from './data.ts';

const storageKey = 'peyvand.browser-notices';

/** What this browser does: tells, does not, may not, or cannot. */
export type BrowserNotices = 'on' | 'off' | 'blocked' | 'missing';

let watchers: readonly (() => void)[] = [];
const changed = (): void => {
  for (const watcher of watchers) watcher();
};

const present = (): BrowserNotices => {
  // Browsers know it on secure pages only.
  if (!('Notification' in globalThis)) return 'missing';
  if (Notification.permission === 'denied') return 'blocked';
  try {
    return Notification.permission === 'granted' && localStorage.getItem(storageKey) === 'on' ? 'on' : 'off';
  } catch {
    return 'off';
  }
};

const subscribe = (watcher: () => void) => {
  watchers = [...watchers, watcher];
  return () => {
    watchers = watchers.filter((one) => one !== watcher);
  };
};

export const useBrowserNoticesState = (): BrowserNotices => useSyncExternalStore(subscribe, present);

/** Turns them on in this browser; only then is the person asked for the permission. */
export const setBrowserNotices = async (on: boolean): Promise<void> => {
  if (on && 'Notification' in globalThis && Notification.permission !== 'granted')
    await Notification.requestPermission();
  try {
    localStorage.setItem(storageKey, on ? 'on' : 'off');
  } catch {
    // A browser that forbids storage tells nothing, as before.
  }
  changed();
};

/** Tells of what is new while nobody looks at the page, unless it is quiet. Stands once, beside the bell. */
export const useBrowserNotices = (go: (href: string) => void): void => {
  const { locale } = useLocale();
  const { data } = useQuery(countQuery);
  const before = useRef<number | undefined>(undefined);
  const unread = data?.unread;
  const quiet = data?.quiet ?? false;
  useEffect(() => {
    if (unread === undefined) return;
    const isMore = before.current !== undefined && unread > before.current;
    before.current = unread;
    if (!isMore || quiet || !document.hidden || present() !== 'on') return;
    const show = async () => {
      const newest = await newestUnread();
      if (!newest) return;
      // The same tag in every open page of this browser: it is shown once.
      const shown = new Notification(say(newest.text, locale), {
        tag: newest.id,
        lang: locale,
        dir: locale === 'fa' ? 'rtl' : 'ltr',
      });
      shown.addEventListener('click', () => {
        window.focus();
        go(newest.href);
        shown.close();
      });
    };
    void show().catch(() => undefined);
  }, [unread, quiet, locale, go]);
};
