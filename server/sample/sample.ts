import { systemContext, type Context, type WorkspaceId } from '#kernel/context/context.ts';
import { defineDeed } from '#kernel/context/deeds.ts';
import { mayDeed } from '#kernel/context/grants.ts';
import { sql } from '#kernel/database/sql.ts';
import type { RecordId } from '#kernel/id.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { defineProblem } from '#kernel/problems/problem.ts';
import { member, role } from '#records/access/objects.ts';
import type { RecordEngine, RecordTx } from '#records/records.ts';
import { eraseRecords } from '#records/write/erase.ts';
import { modules } from '../product.ts';
import { forgetMarks, hasSampleData, sampleRecords } from './marks.ts';
import { openScene } from './scene.ts';
import { sampleStaff } from './staff.ts';

export const samplePresent = defineProblem({
  slug: 'sample-data-present',
  status: 409,
  title: { fa: 'دادهٔ نمونه هست', en: 'There are sample data' },
  detail: () => ({
    fa: 'این فضای کار دادهٔ نمونه دارد. نخست آن را بردارید.',
    en: 'This workspace holds sample data. Remove them first.',
  }),
});

export type SampleOptions = {
  /**
   * Who asked for them: he finds a good part in his own hands, so that his day is not empty. The first who can sign in,
   * where nobody is named.
   */
  readonly member?: RecordId;
  /** The same seed on the same day gives the same data. */
  readonly seed?: number;
  readonly now?: () => Date;
};

const setUp = { kind: 'setup', id: 'sample' } as const;
/** Adding and removing sample data. */
export const changeSampleData = defineDeed('sample.change', {
  label: { fa: 'دادهٔ نمونه', en: 'Sample data' },
  hint: { fa: 'افزودن و برداشتن دادهٔ نمونه', en: 'Add and remove sample data' },
});

/**
 * Fills a workspace with realistic Iranian data in one transaction: colleagues in two teams and what every module adds.
 * @throws samplePresent
 */
export async function addSampleData(
  engine: RecordEngine,
  workspace: WorkspaceId,
  options: SampleOptions = {},
): Promise<void> {
  const { now } = options;
  const context = systemContext(workspace, 'sample data', { cause: setUp, ...(now ? { now } : {}) });
  await engine.transact(context, async (tx) => {
    await oneAtATime(tx);
    if (await hasSampleData(tx)) throw samplePresent();
    let owners: readonly RecordId[] = [];
    const scene = openScene(engine, tx, options.seed ?? 1405, () => owners);
    const staff = await sampleStaff(scene);
    const asker = options.member ?? (await someoneSignedIn(tx));
    owners = asker ? [...staff, asker, asker] : staff;
    for (const { sample } of modules) await sample?.(scene);
  });
}

/**
 * Erases all sample data, whoever changed them since, and nothing else: what people added themselves stays, its links to
 * sample records emptied; what cannot be without a sample record goes with it. A sample colleague who was given a
 * sign-in has become a real one and stays.
 * @throws notAllowed
 */
export async function removeSampleData(engine: RecordEngine, context: Context): Promise<void> {
  refuseUnlessAllowed(context);
  await engine.transact({ ...context, cause: setUp }, async (tx) => {
    await oneAtATime(tx);
    const system = tx.bySystem('sample data');
    const records = await sampleRecords(system);
    await keepRealColleagues(system, records);
    await eraseRecords(system, records);
    await forgetMarks(system);
  });
}

async function someoneSignedIn(tx: RecordTx): Promise<RecordId | undefined> {
  const { records } = await tx.records(member).page({
    filter: { field: 'access', op: 'eq', value: 'open' },
    sort: [{ field: 'name', direction: 'asc' }],
    fields: [],
    limit: 1,
  });
  return records[0]?.id as RecordId | undefined;
}

async function oneAtATime(tx: RecordTx): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(${tx.context.workspace}, hashtext('sample'))`);
}

/** Whoever may everything, and roles that name the deed. */
export const mayChangeSample = ({ actor }: Context): boolean =>
  actor.kind === 'system' || mayDeed(actor.grants, changeSampleData);

/** @throws notAllowed */
export function refuseUnlessAllowed(context: Context): void {
  if (!mayChangeSample(context)) throw notAllowed();
}

/** A colleague of one's own is never touched: neither a sample one who can sign in by now, nor the role that somebody holds. */
async function keepRealColleagues(tx: RecordTx, records: Map<string, Set<string>>): Promise<void> {
  const sampled = records.get(member.name) ?? new Set<string>();
  for (const [id, { values }] of await tx.records(member).some([...sampled]))
    if (values['access'] !== 'none') sampled.delete(id);
  const roles = records.get(role.name);
  for (const id of roles ?? []) if (await isHeld(tx, id, sampled)) roles?.delete(id);
}

async function isHeld(tx: RecordTx, roleId: string, byOthersThan: ReadonlySet<string>): Promise<boolean> {
  const { records } = await tx
    .records(member)
    .page({ filter: { field: 'role', op: 'eq', value: roleId }, fields: [], limit: 200 });
  return records.length === 200 || records.some(({ id }) => !byOthersThan.has(id));
}
