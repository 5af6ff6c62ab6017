import type { WorkspaceId } from '../context/context.ts';
import type { Database } from '../database/database.ts';
import type { RecordId } from '../id.ts';
import { recent, type Recent } from '../recent.ts';
import { standardCost, type PasswordCost } from './password.ts';
import type { Preferences } from './preferences.ts';
import type { Key } from './api-key.ts';

/** Seals small secrets for one place; `kernel/secrets` does it with the installation's key. */
export type SecretSeals = {
  seal(text: string, place: SealPlace): string;
  open(sealed: string, place: SealPlace): string;
};
export type SealPlace = { readonly workspace: 'installation'; readonly purpose: string };

export type AccountsOptions = {
  readonly database: Database;
  readonly seals: SecretSeals;
  readonly now?: () => Date;
  readonly passwordCost?: PasswordCost;
};

/** Who is signed in, before it is asked in which workspace. */
export type Person = {
  readonly sessionId: RecordId;
  readonly identityId: RecordId;
  readonly preferences: Preferences;
  readonly secondFactor: boolean;
  readonly expiresAt: Date;
  /** The workspace he is in now, where he is a member of one. */
  readonly place?: Place;
};

export type Place = {
  readonly workspace: WorkspaceId;
  readonly memberId: RecordId;
  readonly accessVersion: number;
};

/** Everything that knows who is who. Plain data, passed by hand. */
export type Accounts = {
  readonly database: Database;
  readonly seals: SecretSeals;
  readonly now: () => Date;
  readonly passwordCost: PasswordCost;
  /** Sessions and keys seen lately, by the hash of their token. */
  readonly known: Recent<string, Known>;
  /** Counts what was forgotten: an answer that was asked for before is not remembered after. */
  readonly forgotten: { count: number };
  close(): Promise<void>;
};

/** A session or key as it was found, trusted for a short while and until somebody says that it changed. */
export type Known = { readonly at: number } & (
  | { readonly kind: 'session'; readonly person: Person }
  | { readonly kind: 'key'; readonly key: Key }
);

/** How long a found session is trusted should the message that it ended be lost. */
export const trustedMs = 30_000;
const mostKnown = 10_000;

/** Opens the accounts: other processes' sign-outs and changes of rights are heard at once. */
export async function openAccounts(options: AccountsOptions): Promise<Accounts> {
  const known = recent<string, Known>(mostKnown);
  const forgotten = { count: 0 };
  const close = await options.database.listen(
    accountsChannel,
    (payload) => forget({ known, forgotten }, JSON.parse(payload) as Forgotten),
    () => {
      forgotten.count += 1;
      known.clear();
    },
  );
  return {
    database: options.database,
    seals: options.seals,
    now: options.now ?? (() => new Date()),
    passwordCost: options.passwordCost ?? standardCost,
    known,
    forgotten,
    close,
  };
}

export const accountsChannel = 'peyvand_accounts';

/** What is no longer to be trusted as it was found. */
export type Forgotten =
  | { readonly session: string }
  | { readonly identity: string }
  | { readonly key: string }
  | { readonly workspace: number };

export function forget({ known, forgotten }: Pick<Accounts, 'known' | 'forgotten'>, what: Forgotten): void {
  forgotten.count += 1;
  known.drop((one) => {
    const { place } = one.kind === 'session' ? one.person : one.key;
    if ('workspace' in what) return place?.workspace === what.workspace;
    if ('key' in what) return one.kind === 'key' && one.key.id === what.key;
    if (one.kind === 'key') return false;
    return 'session' in what
      ? one.person.sessionId === what.session
      : one.person.identityId === what.identity;
  });
}

/** Remembers what was found, unless something was forgotten since the question was asked. */
export function remember(accounts: Accounts, name: string, found: Known, asked: number): void {
  if (accounts.forgotten.count === asked) accounts.known.set(name, found);
}
