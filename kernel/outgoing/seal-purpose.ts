import type { WorkspaceId } from '../context/context.ts';
import type { RecordId } from '../id.ts';
import type { SealPurpose } from '../secrets/seal.ts';

/** What a message's sealed text is bound to. */
export const sealPurpose = (workspace: WorkspaceId, id: RecordId): SealPurpose => ({
  workspace,
  purpose: `message:${id}`,
});
