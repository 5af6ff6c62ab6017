import { useEffect, useLayoutEffect } from 'react';

import { useWords } from '#web/kit/index.ts';

import { shellWords } from './words.ts';

/** Names the window after what a page shows: «سارا محمدی · پیوند». Until it is known the screen's own name stands. */
export const usePageTitle = (title: string | undefined): void => {
  const { product } = useWords(shellWords);
  useEffect(() => {
    if (title !== undefined && title !== '') document.title = `${title} · ${product}`;
  }, [title, product]);
};

/** The name of a screen in the window's title. In the layout phase, so that the page inside has the last word. */
export const useScreenTitle = (title: string): void => {
  const { product } = useWords(shellWords);
  useLayoutEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
};
