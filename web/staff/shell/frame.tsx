import { lazy, Suspense, useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { RouterProvider as AriaRouter } from 'react-aria-components';

import { useShortcutKey, useWords } from '#web/kit/index.ts';

import { useBrowserNotices } from '../notices/browser-notices.ts';
import { NoticeCenter } from '../notices/notice-center.tsx';
import { useShell } from './context.ts';
import { BottomBar } from './bottom-bar.tsx';
import { holdKeys, type HeldKeys } from './held-keys.ts';
import { Notices } from './notices.tsx';
import type { PaletteMode } from './palette.tsx';
import { SideBar } from './side-bar.tsx';
import { usePlainLinks } from './plain-links.ts';
import { shellWords } from './words.ts';

const GeneralShortcuts = lazy(async () => ({
  default: (await import('./general-shortcuts.tsx')).GeneralShortcuts,
}));
const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));

/** The frame around every page: navigation, search, and the place where the page stands. */
export const Frame = () => {
  const router = useRouter();
  const text = useWords(shellWords);
  const { around = asItIs } = useShell();
  const [palette, setPalette] = useState<PaletteMode | null>(null);
  const [held, setHeld] = useState<HeldKeys>();
  const seek = (mode: PaletteMode) => {
    setHeld((before) => before ?? holdKeys());
    setPalette(mode);
  };
  const search = () => seek('all');
  const create = () => seek('create');
  const [hearing, setHearing] = useState(false);
  const [keys, setKeys] = useState<boolean>();
  const main = useRef<HTMLElement>(null);
  usePlainLinks(useCallback((href: string) => router.history.push(href), [router]));
  useSearchKey(search);
  useLetterKey('KeyN', () => setHearing(true));
  useLetterKey('KeyC', create);
  useShortcutKey('app', () => setKeys(true));
  useBrowserNotices(useCallback((href: string) => router.history.push(href), [router]));
  useFocusOnArrival(main);

  return (
    <AriaRouter navigate={(href) => router.history.push(href)}>
      <a
        href="#main"
        className="fixed start-2 top-2 z-50 -translate-y-20 rounded-control bg-accent px-4 py-2 text-accent-ink focus:translate-y-0"
      >
        {text.skip}
      </a>
      <div className="flex h-dvh">
        <SideBar onSearch={search} onCreate={create} onNotices={() => setHearing(true)} />
        <main
          ref={main}
          id="main"
          tabIndex={-1}
          className="relative flex min-w-0 flex-1 flex-col overflow-y-auto overscroll-contain outline-none max-sm:pb-[calc(3.5rem+env(safe-area-inset-bottom))] sm:rounded-s-sheet"
        >
          <Notices />
          {around(<Outlet />)}
        </main>
      </div>
      <BottomBar onSearch={search} onCreate={create} onNotices={() => setHearing(true)} />
      <NoticeCenter open={hearing} onOpenChange={setHearing} />
      <Suspense>
        {keys === undefined ? null : <GeneralShortcuts open={keys} onOpenChange={setKeys} />}
      </Suspense>
      <Suspense>
        {held === undefined ? null : <Palette mode={palette} held={held} onClose={() => setPalette(null)} />}
      </Suspense>
    </AriaRouter>
  );
};

const asItIs = (page: ReactNode): ReactNode => page;

/** Ctrl-K, and Cmd-K on a Mac; by place on the keyboard, so that it works under a Persian layout too. */
const useSearchKey = (open: () => void) => {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.code !== 'KeyK' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      open();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
};

/** A letter by its place on the keyboard; not while somebody writes, and not where a list has made use of it. */
const useLetterKey = (code: 'KeyN' | 'KeyC', open: () => void) => {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.code !== code || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const { target } = event;
      if (event.defaultPrevented || !(target instanceof Element)) return;
      if (
        target.closest(
          'input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]',
        )
      )
        return;
      event.preventDefault();
      open();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
};

/**
 * A new page gets the focus, so that the keyboard and a screen reader begin at its top and not in the navigation. A
 * change of filters keeps the focus where it is, and so does the first page of a visit.
 */
const useFocusOnArrival = (main: React.RefObject<HTMLElement | null>) => {
  const { pathname } = useLocation();
  const arrived = useRef(pathname);
  useEffect(() => {
    if (arrived.current === pathname) return;
    arrived.current = pathname;
    main.current?.focus({ preventScroll: true });
    main.current?.scrollTo({ top: 0 });
  }, [pathname, main]);
};
