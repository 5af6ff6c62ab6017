import { addMembership } from '#kernel/auth/identity.ts';
import type { Identifier } from '#kernel/auth/identifier.ts';
import { newToken } from '#kernel/auth/token.ts';
import { systemContext, type WorkspaceId } from '#kernel/context/context.ts';
import type { Door } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { txOver } from '#kernel/database/tx-over.ts';
import type { RecordId } from '#kernel/id.ts';
import type { WorkspaceSettings } from '#kernel/workspace/settings.ts';
import { member } from '#records/access/objects.ts';
import type { RecordTx } from '#records/records.ts';
import type { AccountParts } from './parts.ts';

/** What the modules put into a new workspace, and the role that may everything. */
export type SeedWorkspace = (
  tx: RecordTx,
  settings: WorkspaceSettings,
) => Promise<{ readonly administrator: RecordId }>;

export type WantedWorkspace = {
  readonly name: string;
  readonly settings: WorkspaceSettings;
  readonly administrator: {
    readonly name: string;
    readonly identifier: Identifier | undefined;
    readonly identityId: RecordId;
  };
  readonly requestId: string;
};

export type MadeWorkspace = { readonly workspace: WorkspaceId; readonly administrator: RecordId };

/** A workspace with everything that work cannot begin without, and its administrator, who belongs to it from now on. */
export async function makeWorkspace(
  { accounts, engine }: AccountParts,
  seed: SeedWorkspace,
  door: Door,
  { name, settings, administrator, requestId }: WantedWorkspace,
): Promise<MadeWorkspace> {
  const workspace = await insertWorkspace(door, name, settings);
  const context = systemContext(workspace, 'setup', {
    cause: { kind: 'setup' },
    locale: settings.locale,
    requestId,
    now: accounts.now,
  });
  const tx = await engine.over(await txOver(door, context));
  const roles = await seed(tx, settings);
  const [memberId] = await tx.records(member).create([
    {
      name: administrator.name,
      role: roles.administrator,
      access: 'open',
      active: true,
      ...contactOf(administrator.identifier),
    },
  ]);
  if (!memberId) throw new Error('The administrator was not made');
  await addMembership(accounts, door, administrator.identityId, workspace, memberId);
  return { workspace, administrator: memberId };
}

async function insertWorkspace(door: Door, name: string, settings: WorkspaceSettings): Promise<WorkspaceId> {
  const [row] = await door.rows<{ id: WorkspaceId }>(sql`insert into workspace (key, name, settings)
    values (${newKey()}, ${name}, ${JSON.stringify(settings)}::jsonb) returning id`);
  if (!row) throw new Error('The workspace was not made');
  return row.id;
}

/** A short name for addresses and programs; companies' names are Persian and change. */
const newKey = (): string =>
  `w${newToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 9)}`;

const contactOf = (identifier: Identifier | undefined) => {
  if (identifier === undefined) return {};
  return identifier.kind === 'mobile'
    ? { phones: [{ number: identifier.value }] }
    : { emails: [{ address: identifier.value }] };
};
