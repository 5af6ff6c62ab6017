/** Joins class names and skips what is off. */
export const classes = (...names: (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ');

/** The keyboard's ring, for components that react-aria tells when focus is visible. */
export const ring =
  'outline-none data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent';
