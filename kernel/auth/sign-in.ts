import type { Door } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { RecordId } from '../id.ts';
import type { Accounts, Person } from './accounts.ts';
import { readDevice } from './device.ts';
import { countGuess, forgive, type Target } from './guesses.ts';
import { findIdentity, identifiersOf } from './identity.ts';
import { parseIdentifier } from './identifier.ts';
import { checkNewPassword, hashPassword, isOutdated, verifyPassword } from './password.ts';
import { wrongCode, wrongCredentials, wrongPassword } from './problems.ts';
import { notSignedIn } from '../problems/common.ts';
import { spendCode } from './second-factor.ts';
import { endAll, findPending, openSession, type Caller, type OpenedSession } from './session.ts';

export type SignInResult = OpenedSession & { readonly next: 'done' | 'second-factor' };

/**
 * Signs in by mobile or e-mail and password. Whether the account exists shows neither in the answer, nor in the time it
 * takes, nor in the waits.
 * @throws wrongCredentials, tooManyRequests
 */
export async function signIn(
  accounts: Accounts,
  typed: { readonly identifier: string; readonly password: string },
  from: Caller,
  former: string | undefined,
): Promise<SignInResult> {
  const identifier = parseIdentifier(typed.identifier);
  const name = identifier ? `${identifier.kind}:${identifier.value}` : typed.identifier.slice(0, 254);
  const identity = identifier
    ? await accounts.database.asSystem('who signs in', (door) => findIdentity(door, identifier))
    : undefined;
  const device = readDevice(accounts.seals, from.device);
  // Guesses of strangers, at his account or from his office, do not keep him out of his own browser.
  const targets: Target[] =
    identity && device.known.includes(identity.id)
      ? [{ of: 'device', name: `${device.name} ${identity.id}` }]
      : [
          { of: 'account', name },
          { of: 'address', name: from.address },
        ];
  await countGuess(accounts.database, targets, accounts.now());
  const isRight = await verifyPassword(typed.password, identity?.passwordHash, accounts.passwordCost);
  if (!isRight || !identity) throw wrongCredentials();
  await forgive(accounts.database, targets);
  const renewed = isOutdated(identity.passwordHash, accounts.passwordCost)
    ? await hashPassword(typed.password, accounts.passwordCost)
    : undefined;
  const opened = await accounts.database.asSystem('sign in', async (door) => {
    if (renewed)
      await door.rows(sql`update auth.identity set password_hash = ${renewed}
        where id = ${identity.id} and password_hash = ${identity.passwordHash}`);
    return openSession(
      accounts,
      door,
      { identityId: identity.id, pending: identity.secondFactor, from },
      former,
    );
  });
  return { ...opened, next: identity.secondFactor ? 'second-factor' : 'done' };
}

/** Completes a sign-in by a code of the authenticator or a recovery code. @throws notSignedIn, wrongCode, tooManyRequests */
export async function completeSignIn(
  accounts: Accounts,
  token: string | undefined,
  code: string,
  from: Caller,
): Promise<OpenedSession> {
  const pending = token === undefined ? undefined : await findPending(accounts, token);
  if (!pending) throw notSignedIn();
  const { identityId } = pending;
  const targets = proof(identityId);
  await countGuess(accounts.database, targets, accounts.now());
  const opened = await accounts.database.asSystem('a second factor', async (door) =>
    (await spendCode(accounts, door, identityId, code))
      ? openSession(accounts, door, { identityId, pending: false, from }, token)
      : undefined,
  );
  if (!opened) throw wrongCode(undefined, { field: 'code' });
  await forgive(accounts.database, targets);
  return opened;
}

/** Asks somebody who is signed in to prove that it is still he, before his credentials change. @throws wrongPassword */
export async function provePassword(
  accounts: Accounts,
  identityId: RecordId,
  password: string,
): Promise<void> {
  const targets = proof(identityId);
  await countGuess(accounts.database, targets, accounts.now());
  const [row] = await accounts.database.asSystem('a person proves himself', (door) =>
    door.rows<{ password_hash: string }>(
      sql`select password_hash from auth.identity where id = ${identityId}`,
    ),
  );
  if (!(await verifyPassword(password, row?.password_hash, accounts.passwordCost)))
    throw wrongPassword(undefined, { field: 'currentPassword' });
  await forgive(accounts.database, targets);
}

/** Carries out a deed that a code must prove; each wrong one counts as a guess. @throws wrongCode, tooManyRequests */
export async function proveCode<T>(
  accounts: Accounts,
  identityId: RecordId,
  deed: (door: Door) => Promise<T>,
): Promise<T> {
  const targets = proof(identityId);
  await countGuess(accounts.database, targets, accounts.now());
  const done = await accounts.database.asSystem('a person proves himself by a code', deed);
  await forgive(accounts.database, targets);
  return done;
}

const proof = (identityId: RecordId): Target[] => [{ of: 'proof', name: identityId }];

/** A new password for one who knows the old. All other sessions end, and this one gets a new token. */
export async function changePassword(
  accounts: Accounts,
  person: Person,
  typed: { readonly currentPassword: string; readonly password: string },
  from: Caller,
  token: string | undefined,
): Promise<OpenedSession> {
  await provePassword(accounts, person.identityId, typed.currentPassword);
  const hash = await newPasswordHash(accounts, person.identityId, typed.password);
  return accounts.database.asSystem('a person changes his password', async (door) => {
    await door.rows(sql`update auth.identity set password_hash = ${hash}, password_changed_at = ${accounts.now()}
      where id = ${person.identityId}`);
    await endAll(accounts, door, person.identityId);
    return openSession(accounts, door, sameSession(person, from), token);
  });
}

/** The same person in the same workspace, under a new token. */
export const sameSession = (person: Person, from: Caller) => ({
  identityId: person.identityId,
  pending: false,
  workspace: person.place?.workspace,
  from,
});

/** Checks and hashes a new password of somebody who exists. @throws weakPassword */
export async function newPasswordHash(
  accounts: Accounts,
  identityId: RecordId,
  password: string,
): Promise<string> {
  const own = await accounts.database.asSystem('a new password must not be the identifier', (door) =>
    identifiersOf(door, identityId),
  );
  checkNewPassword(
    password,
    own.map(({ value }) => value),
  );
  return hashPassword(password, accounts.passwordCost);
}
