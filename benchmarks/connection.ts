import { connect, type Socket } from 'node:net';

export type Asked = {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly key: string;
  readonly body?: unknown;
};

/** One kept-alive HTTP/1.1 connection. `ask` resolves with the body; one question at a time. */
export type Connection = { ask(asked: Asked): Promise<Buffer>; close(): void };

/**
 * A client that does as little as possible, for it shares two cores with what it measures: it reads a status, a length
 * and a body (0.03 ms where `fetch` takes 0.4). What the server closed while it was idle is opened again.
 */
export async function openConnection(port: number): Promise<Connection> {
  let current = await openOnce(port);
  return {
    ask: async (asked) => {
      if (current.closed()) current = await openOnce(port);
      return current.ask(asked);
    },
    close: () => current.close(),
  };
}

type Opened = Connection & { closed(): boolean };

function openOnce(port: number): Promise<Opened> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.off('error', reject);
      resolve(over(socket, port));
    });
    socket.setNoDelay(true);
    socket.once('error', reject);
  });
}

function over(socket: Socket, port: number): Opened {
  let waiting: { done: (body: Buffer) => void; fail: (error: Error) => void; asked: Asked } | undefined;
  let chunks: Buffer[] = [];
  let received = 0;
  let head: { end: number; status: number; length: number } | undefined;
  const fail = (error: Error): void => waiting?.fail(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The connection was closed')));
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    received += chunk.length;
    head ??= readHead(chunks);
    if (!head || received < head.end + head.length || !waiting) return;
    const { end, status, length } = head;
    const body = Buffer.concat(chunks).subarray(end, end + length);
    const { done, asked } = waiting;
    chunks = [];
    received = 0;
    head = undefined;
    if (status >= 200 && status < 300) done(body);
    else fail(new Error(`${asked.method} ${decodeURIComponent(asked.path)}: ${status} ${body.toString()}`));
  });
  return {
    ask: (asked) =>
      new Promise((done, refuse) => {
        waiting = { done, fail: refuse, asked };
        socket.write(request(asked, port));
      }),
    close: () => {
      waiting = undefined;
      socket.destroy();
    },
    closed: () => socket.destroyed || socket.readableEnded,
  };
}

function readHead(chunks: readonly Buffer[]): { end: number; status: number; length: number } | undefined {
  const text = Buffer.concat(chunks);
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const lines = text.toString('latin1', 0, end);
  return {
    end: end + 4,
    status: Number(lines.slice(9, 12)),
    length: Number(/\r\ncontent-length: (\d+)/i.exec(lines)?.[1] ?? 0),
  };
}

function request({ method, path, key, body }: Asked, port: number): Buffer | string {
  const text =
    body === undefined ? undefined : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const type = Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json';
  const head = `${method} /api/v1${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${key}\r\n${text ? `content-type: ${type}\r\ncontent-length: ${text.length}\r\n` : ''}\r\n`;
  return text ? Buffer.concat([Buffer.from(head), text]) : head;
}
