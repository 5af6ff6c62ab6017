import { sql } from '#kernel/database/sql.ts';
import { enqueueMessage, type OutgoingParts } from '#kernel/outgoing/outgoing.ts';
import type { ModuleTools } from '#records/define/define-module.ts';

/** What modules may use of this process. */
export const moduleTools = (parts: OutgoingParts): ModuleTools => ({
  send: (tx, message) => enqueueMessage(parts, tx, message),
  workspaceName: async (tx) => {
    const [row] = await tx.rows<{ name: string }>(
      sql`select name from workspace where id = ${tx.context.workspace}`,
    );
    return row?.name ?? '';
  },
});
