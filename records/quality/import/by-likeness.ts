/** In the place of a field: rows are known by telephones, mailboxes, identity numbers and names together. */
export const byLikeness = '*';
