import type { Locale } from '#persian/bilingual.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Tx } from '#kernel/database/database.ts';
import type { RecordId } from '#kernel/id.ts';
import type { RecordTx } from '#records/records.ts';
import type { NoticeParts } from './parts.ts';

/** The same transaction with the rights of a member as they are now; undefined where he may no longer come in. */
export async function asMember(
  { engine, resolveActor }: Pick<NoticeParts, 'engine' | 'resolveActor'>,
  tx: Tx,
  memberId: RecordId,
  locale: Locale = tx.context.locale,
): Promise<RecordTx | undefined> {
  const { workspace } = tx.context;
  const actor = await resolveActor({ workspace, memberId, accessVersion: tx.workspace.accessVersion });
  if (!actor) return undefined;
  return engine.over({ ...tx, context: { ...tx.context, locale, actor } });
}

/** How a member is reached outside: by what he signs in with, else by what stands in his record. */
export type Reach = { readonly mail?: string; readonly sms?: string; readonly locale: Locale };

/** The reach of members who can sign in, by id. */
export async function reachOf(
  { database }: Pick<NoticeParts, 'database'>,
  tx: Tx,
  members: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, Reach>> {
  type Row = {
    id: RecordId;
    emails: { address?: string }[] | null;
    phones: { number?: string }[] | null;
    own: { kind: 'mobile' | 'email'; value: string }[] | null;
    locale: string | null;
  };
  const rows = await database.asSystem(
    'how members are reached',
    (door) =>
      door.rows<Row>(sql`select m.id, m.emails, m.phones, i.preferences ->> 'locale' as locale,
        (select jsonb_agg(jsonb_build_object('kind', n.kind, 'value', n.value) order by n.created_at, n.value)
          from auth.identifier n where n.identity_id = i.id) as own
      from member m
      join auth.membership s on s.workspace_id = m.workspace_id and s.member_id = m.id
      join auth.identity i on i.id = s.identity_id
      where m.workspace_id = ${tx.context.workspace} and m.id = any(${members}::uuid[])
        and m.active and m.access = 'open' and m.deleted_at is null`),
    { readOnly: true },
  );
  return new Map(
    rows.map(({ id, emails, phones, own, locale }) => {
      const mail = own?.find(({ kind }) => kind === 'email')?.value ?? emails?.[0]?.address;
      const sms =
        own?.find(({ kind }) => kind === 'mobile')?.value ??
        phones?.find(({ number }) => /^\+989\d{9}$/.test(number ?? ''))?.number;
      return [
        id,
        { locale: locale === 'en' ? 'en' : 'fa', ...(mail ? { mail } : {}), ...(sms ? { sms } : {}) },
      ];
    }),
  );
}
