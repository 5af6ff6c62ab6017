import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { deedCatalogue, defineDeed } from '#kernel/context/deeds.ts';
import { mayDeed } from '#kernel/context/grants.ts';
import { sql } from '#kernel/database/sql.ts';
import { appendEvents } from '#kernel/events/event.ts';
import type { RecordId } from '#kernel/id.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import type { Company } from '#kernel/workspace/company.ts';
import { settingsShape, workspaceSettings } from '#kernel/workspace/settings.ts';
import type { RecordTx } from '#records/records.ts';
import type { AccountParts } from './parts.ts';

/** Changing what holds for everybody. */
export const changeSettings = defineDeed('workspace.settings', {
  label: { fa: 'تنظیم فضای کار', en: 'Set up the workspace' },
  hint: { fa: 'نام، مشخصات، واحد پول و تقویم کاری', en: 'Name, particulars, money and work calendar' },
});

const patchShape = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  settings: settingsShape.partial().optional(),
});

/** The workspace itself: its name, and the settings that everybody shares. */
export function workspaceRoutes(app: FastifyInstance, { engine }: AccountParts): void {
  app.get(
    '/workspace',
    route('member', { fa: 'نام و تنظیم‌های فضای کار', en: 'The workspace’s name and settings' }),
    ({ context }) => engine.transact(context, (tx) => present(tx), { readOnly: true }),
  );

  // What a role may hold beside rights on records.
  app.get(
    '/deeds',
    route('member', {
      fa: 'کارهایی که یک نقش جز رکوردها می‌تواند داشته باشد',
      en: 'Deeds that a role may hold beside records',
    }),
    () => ({ deeds: deedCatalogue() }),
  );

  app.patch(
    '/workspace',
    route(
      'member',
      { fa: 'تغییر نام و تنظیم‌های فضای کار', en: 'Change the workspace’s name and settings' },
      { body: patchShape },
    ),
    ({ context, body }) =>
      engine.transact(context, async (tx) => {
        const { actor, workspace } = tx.context;
        if (actor.kind !== 'member' || !mayDeed(actor.grants, changeSettings)) throw notAllowed();
        const { name, settings = {} } = read(patchShape, body);
        const before = await present(tx);
        await requirePictures(tx, before.settings.company, settings.company);
        await tx.rows(sql`update workspace set name = coalesce(${name ?? null}, name), settings = settings || ${JSON.stringify(settings)}::jsonb
        where id = ${workspace}`);
        const after = await present(tx);
        await log(tx, { ...before.settings, name: before.name }, { ...after.settings, name: after.name });
        return after;
      }),
  );
}

/**
 * Every member sees the company's pictures, by the system's hand: who names one must see the file himself, or he would see
 * any file by calling it a logo. What stands there already stays. @throws recordNotFound
 */
async function requirePictures(tx: RecordTx, before: Company, after: Company | undefined): Promise<void> {
  for (const picture of ['logo', 'seal'] as const) {
    const id = after?.[picture] ?? null;
    if (id !== null && id !== before[picture]) await tx.recordsOf('file').get(id);
  }
}

async function present(tx: RecordTx) {
  const [row] = await tx.rows<{ key: string; name: string; settings: Record<string, unknown> }>(
    sql`select key, name, settings from workspace where id = ${tx.context.workspace}`,
  );
  return { key: row?.key, name: row?.name, settings: workspaceSettings(row?.settings ?? {}) };
}

/** The workspace has no id of its own among records; its place in the log, by which screens hear of it, is this. */
const recordId = (workspace: number): RecordId =>
  `00000000-0000-7000-8000-${workspace.toString(16).padStart(12, '0')}` as RecordId;

type Flat = Readonly<Record<string, unknown>>;

async function log(tx: RecordTx, before: Flat, after: Flat): Promise<void> {
  const names = Object.keys(after).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (names.length === 0) return;
  const id = recordId(tx.context.workspace);
  const [last] = await tx.rows<{
    version: number;
  }>(sql`select coalesce(max(record_version), 0) as version from event
    where workspace_id = ${tx.context.workspace} and object = 'workspace' and record_id = ${id}::uuid`);
  appendEvents(tx, [
    {
      kind: 'updated',
      object: 'workspace',
      recordId: id,
      recordVersion: (last?.version ?? 0) + 1,
      changes: Object.fromEntries(names.map((name) => [name, [before[name] ?? null, after[name] ?? null]])),
    },
  ]);
}
