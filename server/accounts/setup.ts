import { z } from 'zod';
import type { Caller, OpenedSession } from '#kernel/auth/session.ts';
import { openSession } from '#kernel/auth/session.ts';
import { addMembership, createIdentity } from '#kernel/auth/identity.ts';
import { readIdentifier, type Identifier } from '#kernel/auth/identifier.ts';
import { spendLink, createLink } from '#kernel/auth/link.ts';
import { checkNewPassword, hashPassword } from '#kernel/auth/password.ts';
import { newToken } from '#kernel/auth/token.ts';
import { systemContext, type WorkspaceId } from '#kernel/context/context.ts';
import type { Database, Door } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { txOver } from '#kernel/database/tx-over.ts';
import type { RecordId } from '#kernel/id.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { defaultSettings, settingsShape, type WorkspaceSettings } from '#kernel/workspace/settings.ts';
import type { Accounts } from '#kernel/auth/accounts.ts';
import { member } from '#records/access/objects.ts';
import type { RecordTx } from '#records/records.ts';
import type { AccountParts } from './parts.ts';
import { setupDone, setupToken } from './problems.ts';

const { displayUnit, weekend, fiscalYearStart, locale } = settingsShape.shape;

export const setupShape = z.strictObject({
  company: z.string().trim().min(1).max(120),
  administrator: z.strictObject({
    name: z.string().trim().min(1).max(120),
    identifier: z.string().max(254),
    password: z.string().max(1_000),
  }),
  displayUnit,
  weekend,
  fiscalYearStart,
  locale,
  sampleData: z.boolean(),
  token: z.string().max(100).optional(),
});

export type SetupRequest = z.output<typeof setupShape>;

/** What the modules put into a new workspace, and the role that may everything. */
export type SeedWorkspace = (
  tx: RecordTx,
  settings: WorkspaceSettings,
) => Promise<{ readonly administrator: RecordId }>;

export type NewWorkspace = {
  readonly workspace: WorkspaceId;
  readonly administrator: RecordId;
  readonly session: OpenedSession;
};

/** Whether nobody has set this installation up yet. */
export const isSetupNeeded = (database: Database): Promise<boolean> =>
  database.asSystem('whether there is a workspace', isEmpty, { readOnly: true });

const isEmpty = async (door: Door): Promise<boolean> =>
  (await door.rows(sql`select id from workspace limit 1`)).length === 0;

/** A link that opens the first set-up to who reads the terminal. */
export const makeSetupLink = (accounts: Accounts): Promise<string> =>
  accounts.database.asSystem(
    'a link to the first set-up',
    async (door) => (await createLink(accounts, door, { kind: 'setup' })).path,
  );

/**
 * Makes the first workspace with everything that work cannot begin without, its administrator, and his session, as one
 * transaction: a failure leaves nothing, and of two at once one wins.
 * @param needsToken whether the request must show the link that was printed at start
 * @throws setupDone, setupToken, badIdentifier, weakPassword
 */
export async function setUp(
  parts: AccountParts,
  seed: SeedWorkspace,
  asked: SetupRequest,
  caller: Caller & { readonly requestId: string; readonly needsToken: boolean },
): Promise<NewWorkspace> {
  const { accounts } = parts;
  if (!(await isSetupNeeded(accounts.database))) throw setupDone();
  const identifier = readIdentifier(asked.administrator.identifier, 'administrator.identifier');
  checkPassword(asked.administrator.password, identifier);
  const passwordHash = await hashPassword(asked.administrator.password, accounts.passwordCost);
  return accounts.database.asSystem(
    'the first set-up',
    async (door) => {
      // One number for all processes: the second waits here, and then finds a workspace.
      await door.rows(sql`select pg_advisory_xact_lock(727300115)`);
      if (!(await isEmpty(door))) throw setupDone();
      if (caller.needsToken) await spendSetupLink(accounts, door, asked.token ?? '');
      const workspace = await insertWorkspace(door, asked);
      const memberId = await fill(parts, seed, door, workspace, asked, identifier, caller.requestId);
      const identityId = await createIdentity(accounts, door, {
        identifier,
        passwordHash,
        preferences: { locale: asked.locale },
      });
      await addMembership(accounts, door, identityId, workspace, memberId);
      await door.rows(sql`delete from auth.link where kind = 'setup'`);
      const session = await openSession(
        accounts,
        door,
        { identityId, pending: false, workspace, from: caller },
        undefined,
      );
      return { workspace, administrator: memberId, session };
    },
    { timeoutMs: 30_000 },
  );
}

function checkPassword(password: string, identifier: Identifier): void {
  try {
    checkNewPassword(password, [identifier.value]);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { slug, status, title, detail } = error;
    throw new Problem(slug, status, title, detail, { field: 'administrator.password' });
  }
}

async function spendSetupLink(accounts: Accounts, door: Door, token: string): Promise<void> {
  try {
    await spendLink(accounts, door, 'setup', token);
  } catch (error) {
    throw error instanceof Problem ? setupToken() : error;
  }
}

async function insertWorkspace(door: Door, asked: SetupRequest): Promise<WorkspaceId> {
  const { displayUnit, weekend, fiscalYearStart, locale } = asked;
  const settings: WorkspaceSettings = {
    ...defaultSettings,
    displayUnit,
    weekend,
    fiscalYearStart,
    locale,
  };
  const [row] = await door.rows<{ id: WorkspaceId }>(sql`insert into workspace (key, name, settings)
    values (${newKey()}, ${asked.company}, ${JSON.stringify(settings)}::jsonb) returning id`);
  if (!row) throw new Error('The workspace was not made');
  return row.id;
}

/** A short name for addresses and programs; companies' names are Persian and change. */
const newKey = (): string =>
  `w${newToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 9)}`;

async function fill(
  { accounts, engine }: AccountParts,
  seed: SeedWorkspace,
  door: Door,
  workspace: WorkspaceId,
  { administrator, locale, displayUnit, weekend, fiscalYearStart }: SetupRequest,
  identifier: Identifier,
  requestId: string,
): Promise<RecordId> {
  const context = systemContext(workspace, 'setup', {
    cause: { kind: 'setup' },
    locale,
    requestId,
    now: accounts.now,
  });
  const tx = await engine.over(await txOver(door, context));
  const roles = await seed(tx, { ...defaultSettings, displayUnit, weekend, fiscalYearStart, locale });
  const contact =
    identifier.kind === 'mobile'
      ? { phones: [{ number: identifier.value }] }
      : { emails: [{ address: identifier.value }] };
  const [memberId] = await tx
    .records(member)
    .create([
      { name: administrator.name, role: roles.administrator, access: 'open', active: true, ...contact },
    ]);
  if (!memberId) throw new Error('The administrator was not made');
  return memberId;
}
