import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type ReceivedMail = { readonly from: string; readonly to: readonly string[]; readonly raw: string };

export type MailServer = {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly received: ReceivedMail[];
  /** What it does with the next mails: a reply code, or `hang-up` after it took the text without saying so. */
  readonly next: (number | 'hang-up')[];
  close(): Promise<void>;
};

/** A real SMTP server on a free port of this machine; it asks for a password and refuses recipients called `nobody`. */
export async function startMailServer(): Promise<MailServer> {
  const [user, password] = ['peyvand', 'گذرواژه ✓'];
  const received: ReceivedMail[] = [];
  const next: MailServer['next'] = [];
  const fail = (code: number): Error => Object.assign(new Error('no'), { responseCode: code });
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (given, _session, done) =>
      given.username === user && given.password === password ? done(null, { user }) : done(fail(535)),
    onRcptTo: (address, _session, done) => done(address.address.startsWith('nobody@') ? fail(550) : null),
    onData(stream, session, done) {
      let raw = '';
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => (raw += chunk));
      stream.on('end', () => {
        const how = next.shift();
        if (typeof how === 'number') return done(fail(how));
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw,
        });
        if (how !== 'hang-up') return done(null);
        for (const connection of server.connections) connection.close();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    user,
    password,
    received,
    next,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
