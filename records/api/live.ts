import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { LiveMessage } from '#kernel/events/event.ts';
import { route } from '#kernel/http/route.ts';
import type { LiveHub } from '#kernel/live/hub.ts';
import { scopeFor } from '../access/visible.ts';
import { reachedIds } from '../query/titles.ts';
import type { RecordEngine, RecordTx } from '../records.ts';

// A screen that cannot keep up is told to read anew instead of being served from an ever longer queue.
const mostWaiting = 200;

export type LiveOptions = {
  /** Whether the session or key that opened a stream is in force yet; asked at each heartbeat. */
  readonly isStillIn?: (request: FastifyRequest) => Promise<boolean>;
  readonly heartbeatMs?: number;
};

const told = route('member', {
  fa: 'تغییرها همان دم که رخ می‌دهند (Server-Sent Events)',
  en: 'Changes as they happen (Server-Sent Events)',
});

/** Changes as they happen (Server-Sent Events), each screen only what its reader may see. */
export function liveRoute(
  app: FastifyInstance,
  engine: RecordEngine,
  hub: LiveHub,
  { isStillIn = () => Promise.resolve(true), heartbeatMs = 15_000 }: LiveOptions = {},
): void {
  app.get('/live', told, (request, reply) => {
    const { context } = request;
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-request-id': request.id,
    });
    const write = (text: string): void => {
      // Changes go on arriving between the end of a stream and its close; writing to it then would end the process.
      if (!raw.writableEnded && !raw.destroyed) raw.write(text);
    };
    const send = (event: string, body: unknown): void =>
      write(`event: ${event}\ndata: ${JSON.stringify(body)}\n\n`);
    let waiting: LiveMessage[] = [];
    let busy = false;
    const deliver = async (): Promise<void> => {
      if (busy) return;
      busy = true;
      while (waiting.length > 0) {
        const batch = waiting;
        waiting = [];
        try {
          const seen = await engine.transact(context, (tx) => visibleChanges(tx, batch), { readOnly: true });
          for (const message of seen) send('change', message);
        } catch {
          send('gap', {});
        }
      }
      busy = false;
    };
    const leave = hub.add({
      workspace: context.workspace,
      onGap: () => send('gap', {}),
      onMessage: (message) => {
        // Rights have changed: the browser connects again, and is then judged by the new ones.
        if (message.object === 'role' || message.object === 'member' || message.object === 'team') {
          send('access', {});
          end();
          return;
        }
        if (waiting.length >= mostWaiting) {
          waiting = [];
          send('gap', {});
        }
        waiting.push(message);
        void deliver();
      },
    });
    // A session that has ended hears nothing any more, though nobody asked anything on its behalf.
    const beat = async (): Promise<void> => {
      const isIn = await isStillIn(request).catch(() => true);
      if (isIn) write(': \n\n');
      else end();
    };
    const heartbeat = setInterval(() => void beat(), heartbeatMs);
    const quit = (): void => {
      clearInterval(heartbeat);
      leave();
    };
    const end = (): void => {
      quit();
      raw.end();
    };
    // A connection that breaks off is an end like any other.
    raw.on('error', quit);
    raw.on('close', quit);
    send('ready', {});
  });
}

/** What of these changes the reader may know: bulk messages name an object only, others the records he may see. */
async function visibleChanges(
  tx: RecordTx,
  messages: readonly LiveMessage[],
): Promise<Omit<LiveMessage, 'workspace'>[]> {
  const seen: Omit<LiveMessage, 'workspace'>[] = [];
  for (const { object: name, records } of messages) {
    const object = tx.schema.objects.get(name);
    if (!object) {
      // Not an object of records: the schema itself, say. Its name alone tells nothing.
      seen.push({ object: name });
      continue;
    }
    const scope = scopeFor(tx.context.actor, object, 'read');
    if (scope === 'none') continue;
    if (scope === 'all' || !records) {
      seen.push({ object: name, ...(records ? { records } : {}) });
      continue;
    }
    const reached = await reachedIds(
      tx,
      object,
      records.map(([id]) => id),
    );
    const rest = records.filter(([id]) => reached.has(id));
    if (rest.length > 0) seen.push({ object: name, records: rest });
  }
  return seen;
}
