import { systemContext, type WorkspaceId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Locale } from '#persian/bilingual.ts';
import type { Parts } from '../parts.ts';
import { modules } from '../product.ts';
import { catchUp, givenNames } from './workspace.ts';

/** Gives every workspace what this version brings beyond the one under which it was made. One that fails keeps no other back. */
export async function catchUpWorkspaces({ database, engine, log }: Parts): Promise<void> {
  const names = [...givenNames(modules)];
  const behind = await database.asSystem('workspaces made by an older version', (door) =>
    door.rows<{ id: WorkspaceId; locale: Locale | null }>(
      sql`select id, settings ->> 'locale' as locale from workspace where deleted_at is null
        and (select count(*) from seeded where seeded.workspace_id = workspace.id and name = any(${names}::text[])) < ${names.length}
        order by id`,
    ),
  );
  for (const { id, locale } of behind)
    await engine
      .transact(systemContext(id, 'upgrade'), (tx) => catchUp(tx, modules, { locale: locale ?? 'fa' }))
      .then((given) =>
        log.info('the workspace was given what is new', { workspace: id, count: given.length }),
      )
      .catch((error: unknown) =>
        log.error('the workspace could not be given what is new', { workspace: id }, error),
      );
}
