import { z } from 'zod';
import { parseId, type RecordId } from '../id.ts';
import type { SealPlace, SecretSeals } from './accounts.ts';
import { newToken } from './token.ts';

/**
 * A browser in which people have signed in before. Strangers who guess at a person's password make every other stranger
 * wait at his account, never his own browser, whose guesses are counted apart (OWASP: device cookies).
 */
export type Device = { readonly name: string; readonly known: readonly RecordId[] };

const place: SealPlace = { workspace: 'installation', purpose: 'device' };
const shape = z.strictObject({ name: z.string(), known: z.array(z.string()) });
/** People who share one browser; who came longest ago is a stranger again. */
const mostKnown = 8;

/** The device behind a sealed cookie; a missing, forged or outdated one is a new device that knows nobody. */
export function readDevice(seals: SecretSeals, sealed: string | undefined): Device {
  try {
    if (sealed) {
      const { name, known } = shape.parse(JSON.parse(seals.open(sealed, place)));
      return { name, known: known.flatMap((id) => parseId(id) ?? []) };
    }
  } catch {
    // Whoever forges a cookie is a stranger like any other.
  }
  return { name: newToken(), known: [] };
}

/** The cookie's text after this person has signed in. */
export const sealDevice = (seals: SecretSeals, { name, known }: Device, identityId: RecordId): string =>
  seals.seal(
    JSON.stringify({
      name,
      known: [identityId, ...known.filter((id) => id !== identityId)].slice(0, mostKnown),
    }),
    place,
  );
