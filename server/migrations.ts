import { readMigrations, type Migration } from '#kernel/database/migrate.ts';
import { migrationSources } from './product.ts';

/** Every migration of the product in the order in which they are applied: the kernel's first, the modules' last. */
export const allMigrations = (): Promise<Migration[]> => readMigrations(migrationSources);
