import type { Locale } from '#persian/bilingual.ts';
import type { Accounts } from '#kernel/auth/accounts.ts';
import type { Identifier } from '#kernel/auth/identifier.ts';
import type { Tx } from '#kernel/database/database.ts';
import type { Log } from '#kernel/log/log.ts';
import type { RecordEngine } from '#records/records.ts';

/** A link that somebody is to get. */
export type Letter = {
  readonly kind: 'invitation' | 'reset';
  readonly to: Identifier;
  /** Address of the page with its token, from the root of the site. */
  readonly path: string;
  readonly locale: Locale;
  readonly workspaceName: string;
  /** Who asks; the workspace itself where it was not a member. */
  readonly from: string;
  readonly expiresAt: Date;
  /** False where the workspace's own channel must not carry it: its administrators could read it on its way. */
  readonly ownChannel?: boolean;
};

/** Puts a letter on its way in the transaction; false where no channel can carry it, so that somebody must be shown it. */
export type SendLetter = (tx: Tx, letter: Letter) => Promise<boolean>;

/** What the routes of accounts need of the process. */
export type AccountParts = {
  readonly accounts: Accounts;
  readonly engine: RecordEngine;
  readonly sendLetter: SendLetter;
  readonly log: Log;
  /** Told of what failed after its request was answered. */
  readonly onFailure: (error: unknown) => void;
};
