import { z } from 'zod';
import type { Caller, OpenedSession } from '#kernel/auth/session.ts';
import { openSession } from '#kernel/auth/session.ts';
import { createIdentity } from '#kernel/auth/identity.ts';
import { readIdentifier, type Identifier } from '#kernel/auth/identifier.ts';
import { spendLink, createLink } from '#kernel/auth/link.ts';
import { checkNewPassword, hashPassword } from '#kernel/auth/password.ts';
import type { Database, Door } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { defaultSettings, settingsShape } from '#kernel/workspace/settings.ts';
import type { Accounts } from '#kernel/auth/accounts.ts';
import { makeWorkspace, type MadeWorkspace, type SeedWorkspace } from './new-workspace.ts';
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

export type NewWorkspace = MadeWorkspace & { readonly session: OpenedSession };

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
      const { displayUnit, weekend, fiscalYearStart, locale } = asked;
      const identityId = await createIdentity(accounts, door, {
        identifier,
        passwordHash,
        preferences: { locale },
      });
      const made = await makeWorkspace(parts, seed, door, {
        name: asked.company,
        settings: { ...defaultSettings, displayUnit, weekend, fiscalYearStart, locale },
        administrator: { name: asked.administrator.name, identifier, identityId },
        requestId: caller.requestId,
      });
      await door.rows(sql`delete from auth.link where kind = 'setup'`);
      const session = await openSession(
        accounts,
        door,
        { identityId, pending: false, workspace: made.workspace, from: caller },
        undefined,
      );
      return { ...made, session };
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
