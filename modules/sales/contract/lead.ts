/** Statuses in which somebody has to do something with a lead. */
export const openLeadStatuses: readonly string[] = ['new', 'working', 'qualified'];
