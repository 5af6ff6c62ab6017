import type { Config } from '#kernel/config/config.ts';
import { keepFile, roomForFiles } from '#kernel/files/quota.ts';
import { parseFileKey, type FileStore } from '#kernel/files/store.ts';
import { fileGone } from '#kernel/files/problems.ts';
import type { ImportFiles } from '#records/quality/import/imports.ts';
import type { RecordEngine } from '#records/records.ts';

/**
 * Files of imports and exports stand among the workspace's other files and count towards its quota; the bound of a single
 * attachment is not theirs, for data come in and go out whole.
 */
export const importFiles = (
  engine: RecordEngine,
  files: FileStore,
  { fileQuotaBytes }: Pick<Config, 'fileQuotaBytes'>,
): ImportFiles => ({
  save: async (context, bytes) => {
    const room = await engine.transact(context, (tx) => roomForFiles(tx, fileQuotaBytes));
    const stored = await files.put(context.workspace, bytes, room);
    await engine.transact(context, (tx) => keepFile(tx, stored, fileQuotaBytes));
    return stored.key;
  },
  open: (context, key) => {
    const known = parseFileKey(key);
    return known ? files.read(context.workspace, known) : Promise.reject(fileGone());
  },
});
