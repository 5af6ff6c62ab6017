import { renderUnicodeCompact } from 'uqr';
import { tell } from './tell.ts';

/** How phones get in: the address to open, as letters and as a picture for the camera, and what to compare. */
export function tellLan(lan: {
  readonly port: number;
  readonly machine: { readonly addresses: readonly string[]; readonly names: readonly string[] };
  readonly fingerprint: string;
}): void {
  const [own = '127.0.0.1'] = lan.machine.addresses;
  // The page without TLS comes first: it makes the phone trust the certificate, and leads on.
  const page = `http://${own}:${lan.port}`;
  tell({ fa: `روی گوشی‌های همین شبکه: ${page}`, en: `On phones of this network: ${page}` });
  process.stdout.write(`\n${renderUnicodeCompact(page, { border: 2 })}\n\n`);
  tell({
    fa: `پس از نصب گواهی: https://${own}:${lan.port}`,
    en: `After the certificate is installed: https://${own}:${lan.port}`,
  });
  tell({
    fa: `اثر انگشت گواهی (با گوشی بسنجید): ${lan.fingerprint}`,
    en: `Fingerprint of the certificate (compare it on the phone): ${lan.fingerprint}`,
  });
}
