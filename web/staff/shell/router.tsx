import { createElement, lazy, Suspense } from 'react';
import { createRootRoute, createRoute, createRouter, redirect, type AnyRoute } from '@tanstack/react-router';

import { say } from '#persian/bilingual.ts';
import { useLocale } from '#web/kit/index.ts';

import { PageFailed, PageLoading, PageNotFound } from './fallbacks.tsx';
import { Frame } from './frame.tsx';
import { navigableAt, type Screen } from './screens.ts';
import { useScreenTitle } from './title.ts';

/**
 * A router over the screens that the modules contributed. `/` goes to the first of them unless one stands there, and to
 * `home` where none stands in the navigation; to `chosen` where this person begins elsewhere.
 */
export const createStaffRouter = (
  screens: readonly Screen[],
  home?: string,
  chosen?: () => string | undefined,
) => {
  const root = createRootRoute({
    component: Frame,
    notFoundComponent: PageNotFound,
    errorComponent: PageFailed,
  });
  const routes: AnyRoute[] = screens.map((screen) =>
    createRoute({
      getParentRoute: () => root,
      path: screen.path,
      component: pageOf(screen),
      errorComponent: PageFailed,
      validateSearch: screen.readSearch ?? asItIs,
    }),
  );
  const first =
    navigableAt(screens, 'front')[0]?.path ?? home ?? screens.find(({ path }) => !path.includes('$'))?.path;
  if (first !== undefined && !screens.some(({ path }) => path === '/'))
    routes.push(
      createRoute({
        getParentRoute: () => root,
        path: '/',
        beforeLoad: () => {
          throw redirect({ href: chosen?.() ?? first, replace: true });
        },
      }),
    );
  return createRouter({
    routeTree: root.addChildren(routes),
    defaultPreload: 'intent',
    defaultPendingComponent: PageLoading,
    scrollRestoration: true,
    // Frames that scroll within a page keep their place on a new address unless they are named here.
    scrollToTopSelectors: ['[data-scroll-restoration-id="list"]'],
  });
};

const asItIs = (search: Record<string, unknown>): Record<string, unknown> => search;

const pageOf = (screen: Screen) => {
  const Page = lazy(screen.load);
  const TitledPage = () => {
    const { locale } = useLocale();
    useScreenTitle(say(screen.label, locale));
    return <Suspense fallback={<PageLoading />}>{createElement(Page)}</Suspense>;
  };
  return TitledPage;
};
