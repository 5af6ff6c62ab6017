import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as 43 letters of base64url: a session, a link, the secret of an API key. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

/** What is stored of a token. Its 256 bits cannot be guessed, so a fast hash is enough; a copy of the table opens nothing. */
export const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
