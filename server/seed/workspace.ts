import { sql } from '#kernel/database/sql.ts';
import type { Module, SeedSettings } from '#records/define/define-module.ts';
import type { RecordTx } from '#records/records.ts';
import { modules } from '../product.ts';
import { grantNewObjects } from './new-objects.ts';
import { seedRoles, type SeededRoles } from './roles.ts';

/**
 * Gives a new workspace what work cannot begin without: roles, and what each module seeds. Call it once, by the system,
 * in the transaction that makes the workspace.
 */
export async function seedWorkspace(
  tx: RecordTx,
  settings: SeedSettings,
): Promise<{ readonly roles: SeededRoles }> {
  const roles = await seedRoles(tx, modules, settings);
  await claim(tx, modules);
  for (const { seed } of seedsOf(modules)) await seed(tx, settings);
  return { roles };
}

/**
 * Gives a workspace what has come since it was made: what modules seed, and the standard roles' rights on new objects.
 * Done once for each workspace, whatever has become of it since, and by one of several processes that begin together.
 * @returns the names of what was given
 */
export async function catchUp(
  tx: RecordTx,
  of: readonly Module[],
  settings: SeedSettings,
): Promise<readonly string[]> {
  const claimed = new Set(await claim(tx, of));
  for (const { name, seed } of seedsOf(of)) if (claimed.has(name)) await seed(tx, settings);
  await grantNewObjects(
    tx,
    of,
    objectsOf(of).filter((object) => claimed.has(rightsName(object))),
  );
  return [...claimed];
}

/** Everything that a workspace is given once, by name. */
export const givenNames = (of: readonly Module[]): readonly string[] => [
  ...seedsOf(of).map(({ name }) => name),
  ...objectsOf(of).map(rightsName),
];

const seedsOf = (of: readonly Module[]) =>
  of.flatMap((module) =>
    Object.entries(module.seeds ?? {}).map(([name, seed]) => ({ name: `${module.name}.${name}`, seed })),
  );

const objectsOf = (of: readonly Module[]): readonly string[] => [
  ...new Set(of.flatMap(({ rights }) => Object.values(rights ?? {}).flatMap((one) => Object.keys(one)))),
];

const rightsName = (object: string): string => `rights.${object}`;

/** Takes what the workspace has not been given yet; another process that takes it at once waits, and finds it given. */
const claim = async (tx: RecordTx, of: readonly Module[]): Promise<readonly string[]> =>
  (
    await tx.rows<{ name: string }>(
      sql`insert into seeded (workspace_id, name) select ${tx.context.workspace}, unnest(${[...givenNames(of)]}::text[])
        on conflict do nothing returning name`,
    )
  ).map(({ name }) => name);
