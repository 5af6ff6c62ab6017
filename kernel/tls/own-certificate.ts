import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Phrase } from '#persian/bilingual.ts';
import type { KeyPair } from './certificates.ts';

/** A certificate of one's own that cannot be used; `phrase` says why. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError';
  readonly phrase: Phrase;

  constructor(phrase: Phrase) {
    super(phrase.en);
    this.phrase = phrase;
  }
}

export type CertificateFiles = { readonly cert: string; readonly key: string };

/**
 * Reads a certificate (with the chain above it) and its key, PEM.
 * @throws CertificateError where a file cannot be read, is no such thing, or the two do not belong together
 */
export async function readCertificate(files: CertificateFiles): Promise<KeyPair> {
  const [cert, key] = await Promise.all([readText('TLS_CERT', files.cert), readText('TLS_KEY', files.key)]);
  const certificate = parsed('TLS_CERT', files.cert, () => new X509Certificate(cert));
  const privateKey = parsed('TLS_KEY', files.key, () => createPrivateKey(key));
  if (!certificate.checkPrivateKey(privateKey))
    throw new CertificateError({
      fa: `کلید «${files.key}» از آنِ گواهی «${files.cert}» نیست.`,
      en: `The key "${files.key}" does not belong to the certificate "${files.cert}".`,
    });
  return { cert, key };
}

/**
 * Looks every `everyMs` whether a renewal has put newer files there, and hands them on; a pair that is half written or
 * wrong is left for the next look. Returns what ends it.
 */
export function followCertificate(
  files: CertificateFiles,
  onNew: (pair: KeyPair) => void,
  everyMs = 60_000,
): () => void {
  let known = '';
  const look = async (): Promise<void> => {
    const times = await Promise.all([files.cert, files.key].map(async (file) => (await stat(file)).mtimeMs));
    const found = times.join();
    if (known !== '' && found !== known) onNew(await readCertificate(files));
    known = found;
  };
  const timer = setInterval(() => void look().catch(() => undefined), everyMs).unref();
  void look().catch(() => undefined);
  return () => clearInterval(timer);
}

const readText = (variable: string, file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CertificateError({
      fa: `پروندهٔ «${file}» (${variable}) خوانده نشد (${error.code}).`,
      en: `The file "${file}" (${variable}) cannot be read (${error.code}).`,
    });
  });

function parsed<T>(variable: string, file: string, parse: () => T): T {
  try {
    return parse();
  } catch {
    throw new CertificateError({
      fa: `پروندهٔ «${file}» (${variable}) PEM درستی نیست یا کلید آن گذرواژه دارد.`,
      en: `The file "${file}" (${variable}) is no valid PEM, or its key has a password.`,
    });
  }
}
