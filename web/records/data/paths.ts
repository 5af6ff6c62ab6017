/** Addresses of the staff app that every record has. */
export const listHref = (object: string): string => `/r/${object}`;
export const recordHref = (object: string, id: string): string => `/r/${object}/${id}`;
