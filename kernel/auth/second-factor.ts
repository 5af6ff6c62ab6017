import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { toLatinDigits } from '#persian/digits.ts';
import { sql } from '../database/sql.ts';
import type { Door } from '../database/database.ts';
import type { RecordId } from '../id.ts';
import type { Accounts, SealPlace } from './accounts.ts';
import { announce } from './announce.ts';
import { identifiersOf } from './identity.ts';
import { secondFactorOn, wrongCode } from './problems.ts';
import { hashOf } from './token.ts';

/** RFC 6238 as authenticators take it: 6 digits, 30 seconds, SHA-1, a key of 160 bits; one step of drift either way. */
const period = 30;
const recoveryCodes = 10;
/** No 0, 1, I, L, O, U: codes are written down by hand. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const place = (identityId: RecordId): SealPlace => ({
  workspace: 'installation',
  purpose: `totp ${identityId}`,
});

const totpOf = (secret: Secret, label = 'Peyvand'): TOTP =>
  new TOTP({ issuer: 'Peyvand', label, secret, algorithm: 'SHA1', digits: 6, period });

/** Begins a second factor: the key to scan. It is not in force until a first code has come. @throws secondFactorOn */
export const beginSecondFactor = (
  accounts: Accounts,
  identityId: RecordId,
): Promise<{ readonly secret: string; readonly uri: string }> =>
  accounts.database.asSystem('a person begins a second factor', async (door) => {
    const secret = new Secret({ size: 20 });
    const sealed = accounts.seals.seal(secret.base32, place(identityId));
    const changed = await door.rows(sql`update auth.identity set totp_secret = ${sealed}, totp_step = 0
      where id = ${identityId} and totp_confirmed_at is null returning id`);
    if (changed.length === 0) throw secondFactorOn();
    const [first] = await identifiersOf(door, identityId);
    return { secret: secret.base32, uri: totpOf(secret, first?.value).toString() };
  });

/** Puts it in force by a first code. @returns the recovery codes, shown this once. @throws wrongCode, secondFactorOn */
export async function confirmSecondFactor(
  accounts: Accounts,
  door: Door,
  identityId: RecordId,
  code: string,
): Promise<string[]> {
  if (await isInForce(door, identityId)) throw secondFactorOn();
  if (!(await spendTotp(accounts, door, identityId, code))) throw wrongCode(undefined, { field: 'code' });
  await door.rows(
    sql`update auth.identity set totp_confirmed_at = ${accounts.now()} where id = ${identityId}`,
  );
  await announce(accounts, door, { identity: identityId });
  return renewRecoveryCodes(door, identityId);
}

export async function removeSecondFactor(
  accounts: Accounts,
  door: Door,
  identityId: RecordId,
): Promise<void> {
  await door.rows(
    sql`update auth.identity set totp_secret = null, totp_confirmed_at = null, totp_step = 0 where id = ${identityId}`,
  );
  await door.rows(sql`delete from auth.recovery_code where identity_id = ${identityId}`);
  await announce(accounts, door, { identity: identityId });
}

/** New recovery codes in place of the old ones. */
export async function renewRecoveryCodes(door: Door, identityId: RecordId): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
  await door.rows(sql`delete from auth.recovery_code where identity_id = ${identityId}`);
  await door.rows(sql`insert into auth.recovery_code (identity_id, hash)
    select ${identityId}, hash from unnest(${codes.map((code) => hashOf(plain(code)))}::bytea[]) as hash`);
  return codes;
}

/** 12 of 30 letters, 58 bits: nobody finds one through the waits, nor its hash in a stolen table in useful time. */
function newRecoveryCode(): string {
  const text = Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('');
  return text.replaceAll(/(.{4})(?=.)/g, '$1-');
}

const plain = (code: string): string => code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');

/** Spends a code of the authenticator or a recovery code. Each counts once. @returns whether it was right */
export async function spendCode(
  accounts: Accounts,
  door: Door,
  identityId: RecordId,
  code: string,
): Promise<boolean> {
  if (!(await isInForce(door, identityId))) return false;
  if (await spendTotp(accounts, door, identityId, code)) return true;
  const spent = await door.rows(
    sql`delete from auth.recovery_code where identity_id = ${identityId} and hash = ${hashOf(plain(toLatinDigits(code)))} returning hash`,
  );
  return spent.length > 0;
}

const isInForce = async (door: Door, identityId: RecordId): Promise<boolean> =>
  (
    await door.rows(
      sql`select id from auth.identity where id = ${identityId} and totp_confirmed_at is not null for update`,
    )
  ).length > 0;

async function spendTotp(
  accounts: Accounts,
  door: Door,
  identityId: RecordId,
  code: string,
): Promise<boolean> {
  const token = toLatinDigits(code).replaceAll(/\s/g, '');
  const [row] = await door.rows<{ totp_secret: string | null; totp_step: number }>(
    sql`select totp_secret, totp_step from auth.identity where id = ${identityId} for update`,
  );
  if (!row?.totp_secret || !/^\d{6}$/.test(token)) return false;
  const timestamp = accounts.now().getTime();
  const secret = Secret.fromBase32(accounts.seals.open(row.totp_secret, place(identityId)));
  const delta = totpOf(secret).validate({ token, timestamp, window: 1 });
  if (delta === null) return false;
  const step = Math.floor(timestamp / 1000 / period) + delta;
  if (step <= row.totp_step) return false;
  await door.rows(sql`update auth.identity set totp_step = ${step} where id = ${identityId}`);
  return true;
}

export const countRecoveryCodes = async (door: Door, identityId: RecordId): Promise<number> =>
  (await door.rows(sql`select hash from auth.recovery_code where identity_id = ${identityId}`)).length;
