import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { WorkspaceId } from '#kernel/context/context.ts';

const shape = z.object({
  workspace: z.int().min(1),
  object: z.string().max(60),
  id: z.uuid(),
  at: z.iso.datetime(),
  by: z.uuid().nullable(),
});

/** That somebody was erased: ids alone. */
export type Erasure = Omit<z.output<typeof shape>, 'workspace'> & { readonly workspace: WorkspaceId };

/** Who was erased, kept outside the database, which a restore replaces. */
export type ErasureList = {
  read(): Promise<readonly Erasure[]>;
  /** On the disk when it answers. */
  add(erasures: readonly Erasure[]): Promise<void>;
};

/** One line an erasure; a line that a crash cut short is passed over, for its erasure stands in the database. */
export const openErasureList = (folder: string): ErasureList => {
  const path = join(folder, 'list.jsonl');
  return {
    read: async () => {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '';
        throw error;
      });
      return text.split('\n').flatMap((line) => erasureIn(line) ?? []);
    },
    add: async (erasures) => {
      if (erasures.length === 0) return;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(path, 'a', 0o600);
      try {
        await file.write(`\n${erasures.map((one) => JSON.stringify(one)).join('\n')}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
};

function erasureIn(line: string): Erasure | undefined {
  if (line === '') return undefined;
  try {
    const { workspace, ...rest } = shape.parse(JSON.parse(line));
    return { ...rest, workspace: workspace as WorkspaceId };
  } catch {
    return undefined;
  }
}
