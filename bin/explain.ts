import { ConfigError } from '#kernel/config/config.ts';
import { ExternalDatabaseError } from '#kernel/database/external.ts';
import { EmbeddedDatabaseError } from '#kernel/database/embedded/embedded.ts';
import { CertificateError } from '#kernel/tls/own-certificate.ts';
import { AddressError } from './address.ts';

/** What went wrong, for the person who gave the command: a sentence where we foresaw it, else all that is known. */
export function explain(error: unknown): string {
  if (
    error instanceof EmbeddedDatabaseError ||
    error instanceof ExternalDatabaseError ||
    error instanceof AddressError ||
    error instanceof CertificateError
  ) {
    return `${error.phrase.fa}\n  ${error.phrase.en}`;
  }
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
