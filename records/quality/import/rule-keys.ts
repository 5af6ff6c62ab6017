/** The key of the decision how all unclear days of a place are read: beyond those that the check shows one by one. */
export const datesKey = (path: string): string => `dates|${path}|`;

/** The key of what is decided about rows of the file that are surely one: of one group, told by its first row, or of all. */
export const sameRowKey = (first?: number): string => `same-row||${first ?? ''}`;
