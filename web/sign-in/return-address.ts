/**
 * Where to go once signed in: the address one came from (`?next=`), if it lies within this very site, else the start.
 * Anything that a browser would take for another site (`//evil`, `/\evil`, a scheme) is the start as well.
 */
export const returnAddress = (search: string, origin: string): string => {
  const next = new URLSearchParams(search).get('next');
  if (next === null || !next.startsWith('/')) return '/';
  const url = URL.parse(next, origin);
  if (url === null || url.origin !== origin || ways.includes(url.pathname)) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
};

/** The pages of this entry; coming back to one of them would be a circle. */
const ways: readonly string[] = ['/sign-in', '/setup', '/join', '/new-password'];
