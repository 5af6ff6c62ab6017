import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvOf } from '../data/csv.ts';
import { beginImport, holdsExactly } from './kill.ts';
import { importEnds, NotAnswered, Refused, tryProduct } from './product.ts';
import type { Trial } from './trial.ts';

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const forms = { short: { rows: 4_000, roomMb: 4 }, long: { rows: 60_000, roomMb: 120 } } as const;
const wholeMb = 2_048;

/** «Free some room» is a right answer too while there is none. */
const isDiskFull = (error: unknown): boolean => error instanceof Refused && error.status === 507;

/** PostgreSQL's folder and ours lie on a disk that fills up while rows come in, and gets room again. */
export const fullDisk: Trial = {
  name: 'a full disk',
  skip: () => (isRoot ? undefined : 'only root can make a small disk'),
  run: async ({ form, tell }) => {
    const { rows, roomMb } = forms[form];
    const disk = mkdtempSync(join(tmpdir(), 'peyvand-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${wholeMb}m,mode=711`, 'tmpfs', disk]);
    try {
      chmodSync(disk, 0o711);
      const tried = await tryProduct({ within: disk });
      try {
        // All but a little is taken by somebody else.
        const { bsize, bavail } = statfsSync(disk);
        const filler = join(disk, 'filler');
        writeFileSync(filler, Buffer.alloc(bsize * bavail - roomMb * 1024 * 1024));
        const id = await beginImport(tried, csvOf(rows));
        const stopped = await importEnds(tried, id).catch((error: unknown) => {
          // PostgreSQL that cannot write its own log ends, and the product with it; or it has no room for a new connection.
          if (error instanceof NotAnswered || isDiskFull(error)) return undefined;
          throw error;
        });
        rmSync(filler);
        if (stopped) {
          assert.equal(stopped.state, 'failed', 'it stops and says why');
          assert.match(stopped.failure?.en ?? '', /make room/);
          tell(`stopped after ${stopped.progress?.done} of ${rows} rows: ${stopped.failure?.en}`);
          await tried.ask('DELETE', `/imports/${id}/pause`);
        } else
          tell(
            (await tried.revive())
              ? 'PostgreSQL had no room for its own log: the product ended, and was started again'
              : 'PostgreSQL had no room for its own log: nobody was answered until there was some',
          );
        let ended = await importEnds(tried, id);
        // What had no room to be written is written now: that it stopped, and why.
        if (!stopped && ended.state === 'failed') {
          assert.match(ended.failure?.en ?? '', /make room/);
          await tried.ask('DELETE', `/imports/${id}/pause`);
          ended = await importEnds(tried, id);
        }
        assert.equal(ended.state, 'done', ended.failure?.en);
        await holdsExactly(tried, rows);
        tell('with room again it went on where it had stopped');
      } finally {
        await tried.end();
      }
    } finally {
      execFileSync('umount', ['-l', disk]);
      rmSync(disk, { recursive: true, force: true });
    }
  },
};
