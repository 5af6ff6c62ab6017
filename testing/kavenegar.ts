import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message that the pretended provider has taken. */
export type TakenSms = {
  readonly messageid: number;
  readonly localid: string;
  readonly receptor: string;
  readonly sender: string;
  readonly message: string;
  status: number;
};

export type KavenegarServer = {
  readonly url: string;
  readonly apiKey: string;
  /** What it has taken, in order. */
  readonly taken: TakenSms[];
  /** Every call, as `class/method`. */
  readonly calls: string[];
  /** Answers the next calls of `sms/send` with these, before it takes any: a `return.status`, `garbage`, or `hang-up` after it took one. */
  readonly next: (number | 'garbage' | 'hang-up')[];
  close(): Promise<void>;
};

/** An HTTP server that speaks as Kavenegar's REST API does: its paths, envelope, and HTTP status beside its own. */
export async function startKavenegar(): Promise<KavenegarServer> {
  const apiKey = '646E4F2B7A39346D';
  const taken: TakenSms[] = [];
  const calls: string[] = [];
  const next: KavenegarServer['next'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const [, version, key, kind, method] = (request.url ?? '').split('/');
      const values = new URLSearchParams(body);
      calls.push(`${kind}/${method?.replace('.json', '')}`);
      const answer = (status: number, entries: readonly unknown[] | null): void => {
        response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
        response.end(
          JSON.stringify({ return: { status, message: status === 200 ? 'تایید شد' : 'خطا' }, entries }),
        );
      };
      if (version !== 'v1' || request.method !== 'POST') return answer(404, null);
      if (key !== apiKey) return answer(403, null);
      if (method === 'send.json') {
        const how = next.shift();
        if (how === 'garbage') {
          response.writeHead(502, { 'content-type': 'text/html' });
          return void response.end('<h1>Bad Gateway</h1>');
        }
        if (typeof how === 'number') return answer(how, null);
        const localid = values.get('localid') ?? '';
        const one: TakenSms = {
          messageid: 8_792_343 + taken.length,
          localid,
          receptor: values.get('receptor') ?? '',
          sender: values.get('sender') ?? '',
          message: values.get('message') ?? '',
          status: 1,
        };
        taken.push(one);
        if (how === 'hang-up') return void request.socket.destroy();
        return answer(200, [entryOf(one)]);
      }
      if (method === 'statuslocalmessageid.json') {
        const found = taken.find(({ localid }) => localid === values.get('localid'));
        return answer(200, [
          {
            messageid: found?.messageid ?? 0,
            localid: values.get('localid'),
            status: found?.status ?? 100,
            statustext: '',
          },
        ]);
      }
      if (method === 'status.json') {
        const ids = (values.get('messageid') ?? '').split(',');
        return answer(
          200,
          ids.map((id) => ({
            messageid: Number(id),
            status: taken.find(({ messageid }) => String(messageid) === id)?.status ?? 100,
            statustext: '',
          })),
        );
      }
      return answer(404, null);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiKey,
    taken,
    calls,
    next,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const entryOf = ({ messageid, message, status, sender, receptor }: TakenSms) => ({
  messageid,
  message,
  status,
  statustext: 'در صف ارسال',
  sender,
  receptor,
  date: 1_356_619_709,
  cost: 120,
});
