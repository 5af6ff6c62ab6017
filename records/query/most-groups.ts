/** As many rows of groups are read at once, one for each currency of a group's amounts; those beyond are left out. */
export const mostGroups = 1_000;
