/** Codes of PostgreSQL (appendix A) and of the connection to it that pass by themselves: the same may be tried again. */
const passing: ReadonlySet<unknown> = new Set([
  // Two transactions in each other's way, of which this one was undone.
  '40001',
  '40P01',
  '55P03',
  // No room for one more connection, or the server restarts.
  '53300',
  '57P01',
  '57P02',
  '57P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
]);

/** The pool and the connection tell these by their words alone. */
const passingWords =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/;

/** Whether trouble with the database goes away by itself, so that the same deed may be tried again. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && passing.has(error.code) && isFromDatabase(error)) || passingWords.test(error.message));

/** A missing socket means that the database is away; a missing file of our own is a fault. */
const isFromDatabase = (error: Error): boolean =>
  !('syscall' in error) || ['connect', 'read', 'write'].includes(String(error.syscall));

const full: ReadonlySet<unknown> = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** No room left for what is written, in PostgreSQL's folder or in ours. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && full.has(error.code);
