import { accountsChannel } from '#kernel/auth/accounts.ts';
import { covers } from '#kernel/context/compare-grants.ts';
import { defineDeed } from '#kernel/context/deeds.ts';
import { mayDeed, type Grants } from '#kernel/context/grants.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Change, Lifecycle } from '../define/lifecycle.ts';
import { stillLinked } from '../problems.ts';
import type { RecordTx } from '../records.ts';
import { beyondOwnRights, lastAdministrator } from './problems.ts';
import { teamMembersOf, teamsLedBy } from './resolve.ts';

/** Who may put members into teams and teams into the tree, beside administrators. */
export const manageTeams = defineDeed('teams.manage', {
  label: { fa: 'چیدن تیم‌ها', en: 'Shape teams' },
  hint: { fa: 'چه کسی در کدام تیم است و زیر نظر که', en: 'Who is in which team, and under whom' },
});

/** What of a record decides about rights; changes of anything else cost nothing here. */
const moved = (change: Change, fields: readonly string[]): boolean =>
  !change.before ||
  !change.after ||
  fields.some((name) => JSON.stringify(change.before?.[name]) !== JSON.stringify(change.after?.[name]));

export const roleLifecycle: Lifecycle = {
  settled: async (tx, all) => {
    const changes = all.filter((change) => moved(change, ['grants']));
    if (changes.length === 0) return;
    await renewRights(tx);
    requireCovered(
      tx,
      changes.flatMap(({ before, after }) => [grantsOf(before), grantsOf(after)]),
    );
    const removed = changes.filter(({ after }) => !after).map(({ id }) => id);
    if (removed.length > 0) await requireUnused(tx, removed);
    const lost = changes.filter(({ before, after }) => grantsOf(before)?.admin && !grantsOf(after)?.admin);
    if (lost.length > 0)
      await keepAdministrator(
        tx,
        lost.map(({ id }) => id),
      );
  },
};

export const memberLifecycle: Lifecycle = {
  settled: async (tx, all) => {
    const changes = all.filter((change) => moved(change, ['role', 'team', 'active']));
    if (changes.length === 0) return;
    await renewRights(tx);
    const roles = await grantsOfRoles(
      tx,
      changes.flatMap(({ before, after }) => [before?.['role'], after?.['role']]),
    );
    requireCovered(tx, [...roles.values()]);
    await requireTeams(
      tx,
      changes.flatMap(({ before, after }) =>
        before?.['team'] === after?.['team'] ? [] : [before?.['team'], after?.['team']],
      ),
    );
    await keepOwnReach(tx, new Set(changes.filter(({ before }) => !before).map(({ id }) => id)));
    const lost = changes.filter(
      ({ before }) =>
        before?.['active'] && before['access'] === 'open' && roles.get(String(before['role']))?.admin,
    );
    if (lost.length > 0) await keepAdministrator(tx);
  },
};

export const teamLifecycle: Lifecycle = {
  settled: async (tx, all) => {
    const changes = all.filter((change) => moved(change, ['manager', 'parent']));
    if (changes.length === 0) return;
    await renewRights(tx);
    await requireTeams(
      tx,
      changes.flatMap(({ id, before, after }) => [before ? id : undefined, after?.['parent']]),
      changes.some(({ before, after }) => !before && !after?.['parent']),
    );
    await keepOwnReach(tx, new Set());
  },
};

/**
 * A new version of the workspace's rights, told to all processes at commit. It locks the workspace's row, so that two
 * changes of rights are judged one after the other: two administrators cannot take the last right from each other.
 */
export async function renewRights(tx: RecordTx): Promise<void> {
  const { workspace } = tx.context;
  await tx.rows(sql`update workspace set access_version = access_version + 1 where id = ${workspace}`);
  await tx.rows(sql`select pg_notify(${accountsChannel}, ${JSON.stringify({ workspace })})`);
}

const grantsOf = (values: Change['after']): Grants | undefined => values?.['grants'] as Grants | undefined;

/** Nobody hands out, changes or takes away what he has not himself. */
function requireCovered(tx: RecordTx, grants: readonly (Grants | undefined)[]): void {
  const { actor } = tx.context;
  if (actor.kind === 'system') return;
  if (!grants.every((one) => one === undefined || covers(actor.grants, one))) throw beyondOwnRights();
}

async function grantsOfRoles(tx: RecordTx, ids: readonly unknown[]): Promise<ReadonlyMap<string, Grants>> {
  const wanted = [...new Set(ids.filter((id) => typeof id === 'string'))];
  const rows = await tx.rows<{ id: string; grants: Grants }>(
    sql`select id, grants from role where workspace_id = ${tx.context.workspace} and id = any(${wanted}::uuid[])`,
  );
  return new Map(rows.map(({ id, grants }) => [id, grants]));
}

async function requireUnused(tx: RecordTx, roles: readonly string[]): Promise<void> {
  const used = await tx.rows(sql`select id from member
    where workspace_id = ${tx.context.workspace} and role_id = any(${roles}::uuid[]) and deleted_at is null limit 1`);
  const role = tx.schema.objects.get('role');
  if (used.length > 0 && role) throw stillLinked({ object: role.one });
}

/** A team gives sight of its members' records, so it is shaped by who leads it, or by who may shape all. */
async function requireTeams(tx: RecordTx, touched: readonly unknown[], makesRoot = false): Promise<void> {
  const { actor } = tx.context;
  if (actor.kind === 'system' || mayDeed(actor.grants, manageTeams)) return;
  const ids = touched.filter((id) => typeof id === 'string');
  if (ids.length === 0 && !makesRoot) return;
  const led = new Set<string>(await teamsLedBy(tx, actor.memberId));
  if (makesRoot || ids.some((id) => !led.has(id))) throw beyondOwnRights();
}

/** By shaping teams nobody brings records into his own sight; newcomers have none yet. */
async function keepOwnReach(tx: RecordTx, newcomers: ReadonlySet<string>): Promise<void> {
  const { actor } = tx.context;
  if (actor.kind === 'system' || actor.grants.admin) return;
  const before = new Set<string>([actor.memberId, ...actor.teamMemberIds, ...newcomers]);
  const after = await teamMembersOf(tx, actor.memberId);
  if (after.some((id) => !before.has(id))) throw beyondOwnRights();
}

/**
 * Someone active, able to sign in, with every right must remain.
 * @param lostRoles roles that lost it; nothing was lost where nobody able held them
 */
async function keepAdministrator(tx: RecordTx, lostRoles?: readonly string[]): Promise<void> {
  const { workspace } = tx.context;
  const able = sql`m.workspace_id = ${workspace} and m.active and m.access = 'open' and m.deleted_at is null`;
  const [found] = await tx.rows<{ lost: boolean; left: boolean }>(sql`select
    ${lostRoles ? sql`exists (select from member m where ${able} and m.role_id = any(${lostRoles}::uuid[]))` : sql`true`} as lost,
    exists (select from member m join role r on r.workspace_id = m.workspace_id and r.id = m.role_id and r.deleted_at is null
      where ${able} and (r.grants ->> 'admin')::boolean) as left`);
  if (found?.lost && !found.left) throw lastAdministrator();
}
