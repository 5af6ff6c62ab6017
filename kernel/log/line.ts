/**
 * Everything that a line of the log may say. What is not here cannot be logged: bodies, names, phones, addresses
 * and whole URLs have no place in it, so that the log may be kept and shown to whoever helps.
 */
export type LogFields = {
  readonly requestId?: string;
  readonly workspace?: number;
  readonly memberId?: string;
  readonly method?: string;
  /** The pattern of the route, `/api/v1/:object/:id`; never the URL. */
  readonly route?: string;
  readonly status?: number;
  readonly ms?: number;
  /** The slug of a problem or a provider's numeric code. */
  readonly code?: string | number;
  readonly job?: string;
  readonly jobId?: string;
  readonly attempt?: number;
  readonly reader?: string;
  readonly channel?: string;
  readonly messageId?: string;
  readonly count?: number;
  readonly bytes?: number;
  readonly seconds?: number;
  readonly port?: number;
  readonly version?: string;
  readonly table?: string;
  readonly state?: string;
};

const word = /^[A-Za-z][A-Za-z0-9_.:-]{0,79}$/;
const identity = /^[A-Za-z0-9_-]{1,80}$/;
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const matches =
  (shape: RegExp) =>
  (value: unknown): boolean =>
    typeof value === 'string' && shape.test(value) && !looksPersonal(value);

// Nine digits in a row are no word of ours, but they are a phone, a national code or a card.
const looksPersonal = (value: string): boolean =>
  /\d{9,}/.test(value.replaceAll(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi, ''));

/** A field is let through by its name and its shape: a caller who puts a phone where a word belongs leaks nothing. */
const allowed: { readonly [Field in keyof Required<LogFields>]: (value: unknown) => boolean } = {
  requestId: matches(identity),
  workspace: isNumber,
  memberId: matches(identity),
  method: matches(word),
  route: matches(/^[A-Za-z0-9/:._*-]{1,200}$/),
  status: isNumber,
  ms: isNumber,
  code: (value) => isNumber(value) || matches(/^[A-Za-z0-9_.-]{1,80}$/)(value),
  job: matches(word),
  jobId: matches(identity),
  attempt: isNumber,
  reader: matches(word),
  channel: matches(word),
  messageId: matches(identity),
  count: isNumber,
  bytes: isNumber,
  seconds: isNumber,
  port: isNumber,
  version: matches(/^[\w.+-]{1,40}$/),
  table: matches(word),
  state: matches(word),
};

/** The fields that may be written; one that is not as it should be becomes `[refused]`, so that the bug is seen. */
export function presentFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const [name, may] of Object.entries(allowed)) {
    const value = fields[name];
    if (value === undefined || value === null) continue;
    shown[name] = may(value) ? value : '[refused]';
  }
  return shown;
}

/** What may be known of an error. Its message is left out: PostgreSQL's and parsers' repeat the values they choke on. */
export type ErrorLine = {
  readonly name: string;
  readonly code?: string;
  readonly table?: string;
  readonly constraint?: string;
  readonly stack: readonly string[];
  readonly cause?: ErrorLine;
};

export function presentError(error: unknown, depth = 0): ErrorLine {
  if (!(error instanceof Error)) return { name: typeof error, stack: [] };
  const about = error as Error & { code?: unknown; slug?: unknown; table?: unknown; constraint?: unknown };
  const code = [about.slug, about.code].find(matches(/^[A-Za-z0-9_.-]{1,80}$/));
  return {
    name: matches(word)(error.name) ? error.name : 'Error',
    ...(typeof code === 'string' ? { code } : {}),
    ...(matches(word)(about.table) ? { table: String(about.table) } : {}),
    ...(matches(word)(about.constraint) ? { constraint: String(about.constraint) } : {}),
    stack: framesOf(error),
    ...(error.cause !== undefined && depth < 4 ? { cause: presentError(error.cause, depth + 1) } : {}),
  };
}

// The message stands above the frames and may have lines of its own that begin like one; a frame ends in line:column.
const framesOf = (error: Error): string[] => {
  const afterMessage = (error.stack ?? '').replace(error.message, '');
  return [...afterMessage.matchAll(/^ {4}at (?:.*?\()?(?:file:\/\/)?([^()\s]+:\d+:\d+)\)?$/gm)]
    .slice(0, 12)
    .map(([, place]) => place ?? '');
};
