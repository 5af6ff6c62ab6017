import type { WorkspaceId } from '#kernel/context/context.ts';
import { parseFileKey, type FileStore } from '#kernel/files/store.ts';
import type { RecordTx } from '#records/records.ts';
import type { QuoteDocument } from '../../contract/quote.ts';
import type { Pictures } from './paper.ts';

const printable: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);
/** Pictures of papers stand in memory while they are printed. */
const mostBytes = 8 * 1024 * 1024;

export type PictureKeys = { readonly logo: string | null; readonly seal: string | null };

/** Where the pictures of a quote lie; one that was erased since is left out. */
export async function pictureKeys(tx: RecordTx, { logo, seal }: QuoteDocument): Promise<PictureKeys> {
  const ids = [logo, seal].filter((id) => id !== null);
  const found =
    ids.length === 0 ? new Map() : await tx.bySystem('pictures on a quote').recordsOf('file').some(ids);
  const keyOf = (id: string | null): string | null => {
    const { type, sha256, size } = found.get(id ?? '')?.values ?? {};
    return printable.has(String(type)) && Number(size) <= mostBytes ? String(sha256) : null;
  };
  return { logo: keyOf(logo), seal: keyOf(seal) };
}

/** Their bytes; outside of any transaction, for a store may be slow. */
export async function readPictures(
  files: FileStore,
  workspace: WorkspaceId,
  { logo, seal }: PictureKeys,
): Promise<Pictures> {
  const [first, second] = await Promise.all([
    bytesOf(files, workspace, logo),
    bytesOf(files, workspace, seal),
  ]);
  return { ...(first ? { logo: first } : {}), ...(second ? { seal: second } : {}) };
}

async function bytesOf(
  files: FileStore,
  workspace: WorkspaceId,
  key: string | null,
): Promise<Buffer | undefined> {
  const parsed = key === null ? undefined : parseFileKey(key);
  if (!parsed || (await files.size(workspace, parsed)) === undefined) return undefined;
  const parts: Buffer[] = [];
  for await (const part of await files.read(workspace, parsed)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
