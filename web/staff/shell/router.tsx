import { createElement, type ComponentType } from 'react';
import {
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
  type AnyRoute,
  type AsyncRouteComponent,
} from '@tanstack/react-router';

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
    // Until then the page before stays: what comes sooner needs no shape in its place.
    defaultPendingMs: 200,
    defaultPendingMinMs: 0,
    defaultPendingComponent: PageLoading,
    scrollRestoration: true,
    // Frames that scroll within a page keep their place on a new address unless they are named here.
    scrollToTopSelectors: ['[data-scroll-restoration-id="list"]'],
  });
};

const asItIs = (search: Record<string, unknown>): Record<string, unknown> => search;

/**
 * The page of a screen, whose code the router fetches before it shows the page. React's own `lazy` would show the shape in
 * its place for 300 ms at least, and would never fetch again what once failed.
 */
const pageOf = (screen: Screen): AsyncRouteComponent<object> => {
  let Page: ComponentType | undefined;
  const TitledPage: AsyncRouteComponent<object> = () => {
    const { locale } = useLocale();
    useScreenTitle(say(screen.label, locale));
    return Page ? createElement(Page) : null;
  };
  TitledPage.preload = async () => {
    Page ??= (await screen.load()).default;
  };
  return TitledPage;
};
