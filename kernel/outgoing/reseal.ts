import type { WorkspaceId } from '../context/context.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { Sealed, Seals } from '../secrets/seal.ts';
import { channelPurpose } from './channels.ts';
import type { Channel } from './message-kind.ts';

/**
 * After the installation's key was rotated: seals the settings of channels with the newest one, so that the old key
 * may be thrown away. Sealed messages, and what a channel was before its last change, live for hours and need it not.
 * @returns how many were sealed anew
 */
export const resealChannels = (database: Database, seals: Seals): Promise<number> =>
  database.asSystem('sealing channels anew', async (door) => {
    const rows = await door.rows<{ workspace_id: WorkspaceId; channel: Channel; sealed: Sealed }>(
      sql`select workspace_id, channel, sealed from workspace_channel where sealed is not null for update`,
    );
    const stale = rows.filter(({ sealed }) => seals.isStale(sealed));
    for (const { workspace_id, channel, sealed } of stale) {
      const purpose = channelPurpose(workspace_id, channel);
      await door.rows(sql`update workspace_channel set sealed = ${seals.seal(seals.open(sealed, purpose), purpose)}
        where workspace_id = ${workspace_id} and channel = ${channel}`);
    }
    return stale.length;
  });
