let leaving = false;

/** Leaves for the sign-in page, which comes back here. Many requests may find at once that the session ended. */
export const goToSignIn = (): void => {
  if (leaving) return;
  leaving = true;
  const { pathname, search, hash } = globalThis.location;
  const back = `${pathname}${search}${hash}`;
  globalThis.location.assign(back === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(back)}`);
};
