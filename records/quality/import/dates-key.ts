/** The key of the decision how all unclear days of a place are read: beyond those that the check shows one by one. */
export const datesKey = (path: string): string => `dates|${path}|`;
