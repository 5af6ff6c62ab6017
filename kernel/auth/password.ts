import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { formatNumber } from '#persian/digits.ts';
import { tooBusy } from '../problems/common.ts';
import { weakPassword } from './problems.ts';
import { commonPasswords } from './common-passwords.ts';

/** scrypt's N (as a power of two), r and p. Memory is 128·N·r bytes. */
export type PasswordCost = { readonly log2N: number; readonly r: number; readonly p: number };

/**
 * OWASP's scrypt setting of 32 MiB (Password Storage Cheat Sheet): as strong as 128 MiB with p = 1, and several sign-ins at
 * once fit a small machine. 199 ms measured. Argon2id is not in every Node 24 (`crypto.argon2` came with 24.7).
 */
export const standardCost: PasswordCost = { log2N: 15, r: 8, p: 3 };

const keyBytes = 32;
const shortest = 10;
const longest = 256;
// Each takes a thread of the pool; the rest is left to files and names.
const atOnce = 2;
const mostWaiting = 100;

/** The hash as it is stored: `scrypt$15$8$3$salt$key`. */
export async function hashPassword(password: string, cost: PasswordCost): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.log2N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join(
    '$',
  );
}

/** Whether the password made the hash. Without a hash the same work is done and the answer is no. */
export async function verifyPassword(
  password: string,
  hash: string | undefined,
  cost: PasswordCost,
): Promise<boolean> {
  const [, log2N, r, p, salt = '', key = ''] = (hash ?? '').split('$');
  const stored = hash === undefined ? cost : { log2N: Number(log2N), r: Number(r), p: Number(p) };
  const given = await derive(password, Buffer.from(salt || 'no such person', 'base64url'), stored);
  const wanted = Buffer.from(key, 'base64url');
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

/** Whether the hash was made with another cost than today's. */
export const isOutdated = (hash: string, { log2N, r, p }: PasswordCost): boolean =>
  !hash.startsWith(`scrypt$${log2N}$${r}$${p}$`);

/**
 * Refuses what NIST SP 800-63B §3.1.1.2 asks to refuse: short, or among the first that are guessed. No rules of composition.
 * @param own the person's own identifiers, which are guessed first
 * @throws weakPassword
 */
export function checkNewPassword(password: string, own: readonly string[]): void {
  const { length } = Array.from(password);
  if (length < shortest)
    throw weak(
      `گذرواژه دست‌کم ${formatNumber(shortest, 'fa')} نویسه باشد؛ چند واژهٔ پشت سر هم خوب است.`,
      `Use at least ${shortest} characters; a few words in a row are good.`,
    );
  if (length > longest)
    throw weak(
      `گذرواژه حداکثر ${formatNumber(longest, 'fa')} نویسه باشد.`,
      `Use at most ${longest} characters.`,
    );
  const plain = password.normalize('NFKC').toLowerCase();
  const isOwn = own.some((one) => one.length >= 4 && plain.includes(one.toLowerCase().replace(/^\+98/, '')));
  if (isOwn)
    throw weak(
      'گذرواژه نباید شماره یا رایانامهٔ خودتان را در بر داشته باشد.',
      'The password must not contain your own number or e-mail.',
    );
  if (commonPasswords.has(plain) || isMonotonous(plain))
    throw weak(
      'این گذرواژه از نخستین‌هایی است که حدس زده می‌شود. گذرواژهٔ دیگری برگزینید.',
      'This password is among the first that are guessed. Choose another.',
    );
}

const weak = (fa: string, en: string) => weakPassword({ reason: { fa, en } }, { field: 'password' });

/** One or two letters repeated, or a run along the alphabet, the digits or the keyboard. */
function isMonotonous(text: string): boolean {
  if (new Set(text).size <= 2) return true;
  return runs.some((run) => run.includes(text) || Array.from(run).reverse().join('').includes(text));
}
const runs = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹',
];

let running = 0;
const waiting: (() => void)[] = [];

async function derive(password: string, salt: Buffer, { log2N, r, p }: PasswordCost): Promise<Buffer> {
  if (running >= atOnce) {
    if (waiting.length >= mostWaiting) throw tooBusy(undefined, { retryAfterSeconds: 5 });
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await new Promise((resolve, reject) => {
      const N = 2 ** log2N;
      // The same password typed on two keyboards is one password.
      scrypt(password.normalize('NFKC'), salt, keyBytes, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
        error ? reject(error) : resolve(key),
      );
    });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
