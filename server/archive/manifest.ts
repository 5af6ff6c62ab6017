import { z } from 'zod';
import { workspaceSettings } from '#kernel/workspace/settings.ts';

/** The shape of archives; a later one reads earlier ones. */
export const format = 'peyvand-archive-1';

const words = z.looseObject({ fa: z.string(), en: z.string() });

/** The table of contents of an archive: what it is, and how much of everything. */
export const manifestShape = z.object({
  format: z.literal(format),
  workspace: z.object({
    name: z.string().min(1).max(200),
    settings: z.record(z.string(), z.unknown()).transform(workspaceSettings),
  }),
  tables: z.record(z.string(), z.object({ columns: z.array(z.string()), rows: z.int().min(0) })),
  objects: z.array(z.object({ name: z.string(), one: words, many: words, rows: z.int().min(0) })),
  files: z.object({ count: z.int().min(0), bytes: z.int().min(0) }),
});

export type Manifest = z.output<typeof manifestShape>;
