import { createHash } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { say } from './say.mjs';

/**
 * Waits until no other installation is at work in the project: two would tear each other's files away. The turn is
 * a loopback port that the system frees with the process, however that ends; a file would outlive a kill.
 * @returns {Promise<() => void>} gives the turn back
 */
export async function waitForTurn(project) {
  const name = `peyvand ${createHash('sha256').update(project).digest('hex')}`;
  // Below the ports that systems hand out by themselves.
  const port = 20_000 + (createHash('sha256').update(project).digest().readUInt32BE(0) % 10_000);
  for (let told = false; ; told = true) {
    const server = await takes(port, name);
    if (server) return () => server.close();
    const holder = await whoIsAt(port);
    if (holder === null) continue;
    if (holder !== name) return () => undefined;
    if (!told)
      say(
        'نصب دیگری در همین پوشه در جریان است؛ در انتظار…',
        'Another installation is at work here; waiting…',
      );
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function takes(port, name) {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.on('error', () => undefined).end(name)).unref();
    server.once('error', () => resolve(null)).listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** What the holder of the port says of itself, or null when it has just gone. A stranger's port gives no turns. */
function whoIsAt(port) {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(2_000, () => socket.destroy());
    socket.setEncoding('utf8').on('data', (text) => (said += text));
    socket.on('error', () => resolve(null)).on('close', () => resolve(said));
  });
}
