/** The parts of a mail that are text, as written before base64 or quoted-printable (RFC 2045 §6) wrapped them. */
export function textPartsOf(raw: string): string[] {
  return raw.split(/^--/m).flatMap((part) => {
    const [head = '', ...rest] = part.split('\r\n\r\n');
    const body = rest.join('\r\n\r\n');
    if (!/content-type: text/i.test(head)) return [];
    if (/base64/i.test(head)) return [Buffer.from(body, 'base64').toString('utf8')];
    if (!/quoted-printable/i.test(head)) return [body];
    const bytes = body
      .replaceAll('=\r\n', '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return [Buffer.from(bytes, 'latin1').toString('utf8')];
  });
}
