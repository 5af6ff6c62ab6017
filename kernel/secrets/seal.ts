import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { WorkspaceId } from '../context/context.ts';
import type { Brand } from '../brand.ts';
import type { Keyring, SealingKey } from './keyring.ts';

/** A text that only the installation's key opens: `s1.<key id>.<nonce>.<text and tag>`, base64url. */
export type Sealed = Brand<string, 'Sealed'>;

/** What a sealed text is for. It is part of the seal: copied to another place, the text does not open. */
export type SealPurpose = { readonly workspace: WorkspaceId | 'installation'; readonly purpose: string };

/** A text that does not open: sealed for another place, changed, or with a key that is not here. */
export class SealError extends Error {
  readonly code: 'unreadable' | 'key-missing';
  constructor(code: SealError['code']) {
    super(
      code === 'key-missing'
        ? 'The key that sealed this is not in the keyring'
        : 'This sealed text does not open here',
    );
    this.name = 'SealError';
    this.code = code;
  }
}

/** Seals and opens small secrets with AES-256-GCM. */
export type Seals = {
  seal(text: string, purpose: SealPurpose): Sealed;
  /** @throws SealError */
  open(sealed: Sealed, purpose: SealPurpose): string;
  /** Whether an older key sealed it, so that it is worth sealing again. */
  isStale(sealed: Sealed): boolean;
};

const version = 's1';
const nonceBytes = 12;
const tagBytes = 16;

export function openSeals({ newest, all }: Keyring): Seals {
  return {
    seal(text, purpose) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', newest.key, nonce).setAAD(boundTo(purpose, newest));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [version, newest.id, nonce.toString('base64url'), body.toString('base64url')].join(
        '.',
      ) as Sealed;
    },
    open(sealed, purpose) {
      const [first, id, nonceText, bodyText, ...more] = sealed.split('.');
      if (first !== version || !id || !nonceText || !bodyText || more.length > 0)
        throw new SealError('unreadable');
      const found = all.find((one) => one.id === id);
      if (!found) throw new SealError('key-missing');
      const nonce = Buffer.from(nonceText, 'base64url');
      const body = Buffer.from(bodyText, 'base64url');
      if (nonce.length !== nonceBytes || body.length < tagBytes) throw new SealError('unreadable');
      try {
        const decipher = createDecipheriv('aes-256-gcm', found.key, nonce, { authTagLength: tagBytes })
          .setAAD(boundTo(purpose, found))
          .setAuthTag(body.subarray(-tagBytes));
        return Buffer.concat([decipher.update(body.subarray(0, -tagBytes)), decipher.final()]).toString(
          'utf8',
        );
      } catch {
        throw new SealError('unreadable');
      }
    },
    isStale: (sealed) => sealed.split('.')[1] !== newest.id,
  };
}

const boundTo = ({ workspace, purpose }: SealPurpose, { id }: SealingKey): Buffer =>
  Buffer.from(JSON.stringify([version, id, workspace, purpose]));
