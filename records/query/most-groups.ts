/** As many groups are answered at once; those beyond are left out. */
export const mostGroups = 1_000;
