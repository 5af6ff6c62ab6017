import { useEffect } from 'react';

/**
 * Follows plain links within the app. Lists are full of links, which cost nothing as plain ones; without this each would
 * load the whole app anew. With a key held the browser does what it always does.
 */
export const usePlainLinks = (go: (href: string) => void): void => {
  useEffect(() => {
    const listen = (event: MouseEvent) => {
      const href = hrefWithin(event);
      if (href === undefined) return;
      event.preventDefault();
      go(href);
    };
    document.addEventListener('click', listen);
    return () => document.removeEventListener('click', listen);
  }, [go]);
};

/** Pages of the other entry, which this one knows nothing of. */
const entrance = new Set(['/sign-in', '/setup', '/join', '/new-password']);

const hrefWithin = (event: MouseEvent): string | undefined => {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin)
    return undefined;
  const isPage = !link.pathname.startsWith('/api/') && !entrance.has(link.pathname);
  const isHere = link.pathname === location.pathname && link.search === location.search;
  return isPage && !isHere ? `${link.pathname}${link.search}${link.hash}` : undefined;
};
