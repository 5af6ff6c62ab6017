/** As many groups are answered at once, each with all that is told of it; those beyond are left out. */
export const mostGroups = 1_000;
