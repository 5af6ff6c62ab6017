/** The token behind `#`: browsers send that part of an address to nobody, so that no log holds it. */
export const linkToken = (): string => globalThis.location.hash.slice(1);
