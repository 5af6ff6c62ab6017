/** So long what was taken away can come back whole; then what it held is forgotten. */
export const undoMinutes = 10;

/** What was taken away before this instant does not come back any more. */
export const undoSince = (now: Date): Date => new Date(now.getTime() - undoMinutes * 60_000);
