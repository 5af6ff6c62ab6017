import type { SeedSettings } from '#records/define/define-module.ts';
import type { RecordTx } from '#records/records.ts';
import { modules } from '../product.ts';
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
  for (const { seed } of modules) await seed?.(tx, settings);
  return { roles };
}
