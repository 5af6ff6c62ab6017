import { Transform } from 'node:stream';
import { createTransport, type SentMessageInfo } from 'nodemailer';
import type { Phrase } from '#persian/bilingual.ts';
import type { Adapter, Handover } from './adapter.ts';
import { mailHtml } from './mail-html.ts';

export type SmtpSettings = {
  readonly host: string;
  readonly port: number;
  readonly security: 'starttls' | 'tls' | 'none';
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** `Name <address>` or an address. */
  readonly from: string;
};

const patienceMs = 30_000;

/** Sends mail through an SMTP server, one connection a message. */
export function smtpAdapter(settings: SmtpSettings): Adapter {
  const { host, port, security, user, password, from } = settings;
  // One for each message, for the watch below belongs to it.
  const open = () =>
    createTransport({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      ...(user ? { auth: { user, pass: password ?? '' } } : {}),
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
      // A template never names a file or a URL; nothing that a parameter says may be fetched.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  return {
    provider: 'smtp',
    async send({ id, locale, recipient, subject, body, html, calendar }) {
      let handedOver = false;
      // Its end is reached when the whole text has gone into the connection.
      const watch = (): Transform =>
        new Transform({
          transform: (chunk, _encoding, done) => done(null, chunk),
          flush: (done) => {
            handedOver = true;
            done();
          },
        });
      const transport = open();
      transport.use('stream', (mail, done) => {
        mail.message.transform(watch);
        done();
      });
      try {
        const sent: SentMessageInfo = await transport.sendMail({
          from,
          to: recipient,
          subject: subject ?? '',
          text: body,
          html: html ?? mailHtml(body, locale),
          ...(calendar === undefined
            ? {}
            : { icalEvent: { method: 'REQUEST', filename: 'invite.ics', content: calendar } }),
          // The same at every try, so that a mailbox that got it twice may know.
          messageId: `<${id}@${domainOf(from)}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { outcome: 'sent', providerId: sent.messageId, traceable: false };
      } catch (error) {
        return handoverOf(error as SmtpError, handedOver);
      }
    },
  };
}

type SmtpError = Error & { readonly code?: string; readonly responseCode?: number };

const domainOf = (from: string): string => /@([^\s@>]+)>?$/.exec(from)?.[1] ?? 'localhost';

/** RFC 5321, section 4.2.1: a reply of 4yz asks to come again, one of 5yz not to. */
function handoverOf({ code, responseCode, message }: SmtpError, handedOver: boolean): Handover {
  const shown = String(responseCode ?? code ?? 'unknown');
  // Certificates are renewed and servers mended, so it is worth another try; without encryption it never goes.
  if (code === 'ETLS' || (code === 'ESOCKET' && /certificate|self.signed|SSL|TLS/i.test(message)))
    return { outcome: 'later', code: 'encryption', phrase: phrases.encryption };
  if (code === 'EAUTH') return { outcome: 'refused', code: shown, phrase: phrases.sign };
  if (responseCode && responseCode >= 500)
    return {
      outcome: 'refused',
      code: shown,
      phrase: code === 'EENVELOPE' ? phrases.recipient : phrases.content,
    };
  if (responseCode && responseCode >= 400) return { outcome: 'later', code: shown, phrase: phrases.busy };
  if (handedOver) return { outcome: 'unsure', code: 'unsure', phrase: unsurePhrase };
  return { outcome: 'later', code: shown, phrase: phrases.unreachable };
}

/** Of a mail whose sending broke off after its text was handed over. */
export const unsurePhrase: Phrase = {
  fa: 'ارتباط هنگام فرستادن قطع شد و روشن نیست پیام رسیده است یا نه؛ برای آنکه دو بار نرسد خودبه‌خود دوباره فرستاده نشد.',
  en: 'The connection broke off while sending, so it is not known whether it arrived; lest it arrive twice it was not sent again by itself.',
};

const phrases = {
  sign: {
    fa: 'سرور رایانامه نام کاربری یا گذرواژه را نپذیرفت.',
    en: 'The mail server did not accept the user name or password.',
  },
  recipient: {
    fa: 'سرور رایانامه نشانی گیرنده یا فرستنده را نپذیرفت.',
    en: 'The mail server did not accept the recipient’s or sender’s address.',
  },
  content: { fa: 'سرور رایانامه پیام را نپذیرفت.', en: 'The mail server did not accept the message.' },
  busy: {
    fa: 'سرور رایانامه خواست بعداً دوباره فرستاده شود.',
    en: 'The mail server asked to try again later.',
  },
  encryption: {
    fa: 'ارتباط رمزنگاری‌شده با سرور رایانامه برقرار نشد؛ گواهی یا شیوهٔ رمزنگاری را بررسی کنید.',
    en: 'No encrypted connection to the mail server was made; check its certificate or the kind of encryption.',
  },
  unreachable: { fa: 'سرور رایانامه در دسترس نیست.', en: 'The mail server cannot be reached.' },
} satisfies Record<string, Phrase>;
