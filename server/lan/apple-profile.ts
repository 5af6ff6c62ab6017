import { createHash } from 'node:crypto';

/**
 * A configuration profile with one root certificate (Apple, «Configuration Profile Reference»: `com.apple.security.root`).
 * The same certificate gives the same profile, so that a second visit replaces the first and adds nothing.
 */
export function appleProfile(certificate: Buffer): string {
  const content = (certificate.toString('base64').match(/.{1,64}/g) ?? []).join('\n');
  const payload = `<dict>
<key>PayloadType</key><string>com.apple.security.root</string>
<key>PayloadVersion</key><integer>1</integer>
<key>PayloadIdentifier</key><string>app.peyvand.lan.authority</string>
<key>PayloadUUID</key><string>${uuidOf('certificate', certificate)}</string>
<key>PayloadDisplayName</key><string>پیوند · Peyvand</string>
<key>PayloadCertificateFileName</key><string>peyvand.crt</string>
<key>PayloadContent</key><data>
${content}
</data>
</dict>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
<key>PayloadType</key><string>Configuration</string>
<key>PayloadVersion</key><integer>1</integer>
<key>PayloadIdentifier</key><string>app.peyvand.lan</string>
<key>PayloadUUID</key><string>${uuidOf('profile', certificate)}</string>
<key>PayloadDisplayName</key><string>پیوند در شبکهٔ محلی · Peyvand on the local network</string>
<key>PayloadDescription</key><string>گواهی سرور پیوند در شبکهٔ خودتان؛ برای هیچ نشانی دیگری اعتبار ندارد. The certificate of Peyvand on your own network; it is good for no other address.</string>
<key>PayloadRemovalDisallowed</key><false/>
<key>PayloadContent</key>
<array>
${payload}
</array>
</dict>
</plist>
`;
}

/** A name-based UUID (RFC 9562 §5.8, version 8). */
function uuidOf(purpose: string, certificate: Buffer): string {
  const hash = createHash('sha256').update(purpose).update(certificate).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
