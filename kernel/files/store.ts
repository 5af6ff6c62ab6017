import type { Readable } from 'node:stream';
import type { Brand } from '../brand.ts';
import type { WorkspaceId } from '../context/context.ts';

/** SHA-256 of a content in lower-case hexadecimal: its name in the store. */
export type FileKey = Brand<string, 'FileKey'>;

export type StoredFile = { readonly key: FileKey; readonly bytes: number };

/** The first and last byte of a part, both included. */
export type ByteRange = { readonly first: number; readonly last: number };

/**
 * Where contents of files lie, apart for each workspace. A folder today; an object store fits the same five functions,
 * for a content never changes under its key.
 */
export type FileStore = {
  /**
   * Stores a stream whole or not at all.
   * @throws fileTooLarge past `mostBytes` · diskFull · uploadBroken where the stream ends before its time
   */
  put(workspace: WorkspaceId, content: AsyncIterable<Uint8Array>, mostBytes: number): Promise<StoredFile>;
  /** @throws fileGone */
  read(workspace: WorkspaceId, key: FileKey, range?: ByteRange): Promise<Readable>;
  /** In bytes; undefined where there is none. */
  size(workspace: WorkspaceId, key: FileKey): Promise<number | undefined>;
  /** Does nothing where there is none. */
  remove(workspace: WorkspaceId, key: FileKey): Promise<void>;
  /** Everything that was last put before this instant, for sweeping. */
  list(before: Date): AsyncIterable<{ readonly workspace: WorkspaceId; readonly key: FileKey }>;
};

/** The text as a key, or undefined where it is none. */
export const parseFileKey = (text: string): FileKey | undefined =>
  /^[0-9a-f]{64}$/.test(text) ? (text as FileKey) : undefined;
