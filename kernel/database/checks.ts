import type { Phrase } from '#persian/bilingual.ts';
import type { Database, Door } from './database.ts';
import { sql } from './sql.ts';

/** `danger`: data may be seen by the wrong company or search is wrong; `slow`: right, but slower than it need be. */
export type Finding = {
  readonly severity: 'danger' | 'slow';
  readonly code: string;
  readonly phrase: Phrase;
};

/**
 * What a start finds wrong with the database itself: what a dump loses, what a server of the firm's own is set up to
 * do otherwise, and what a migration forgot.
 */
export const checkDatabase = (database: Database): Promise<Finding[]> =>
  database.asSystem(
    'checks at start',
    async (door) => [
      ...(await checkText(door)),
      ...(await checkLeakproof(door)),
      ...(await checkRoles(door)),
      ...(await checkPolicies(door)),
    ],
    { readOnly: true },
  );

async function checkText(door: Door): Promise<Finding[]> {
  const [row] = await door.rows<{ encoding: string; trigrams: string[] }>(
    sql`select current_setting('server_encoding') as encoding, show_trgm('مریم') as trigrams`,
  );
  const findings: Finding[] = [];
  if (row?.encoding !== 'UTF8') {
    findings.push({
      severity: 'danger',
      code: 'encoding',
      phrase: {
        fa: `کدگذاری پایگاه داده ${row?.encoding} است؛ باید UTF8 باشد.`,
        en: `The database’s encoding is ${row?.encoding}; it must be UTF8.`,
      },
    });
  }
  // With LC_CTYPE=C letters beyond ASCII are no letters, and a search for Persian finds nothing without a word of complaint.
  if (!row || row.trigrams.length === 0) {
    findings.push({
      severity: 'danger',
      code: 'collation',
      phrase: {
        fa: 'جستجوی فارسی در این پایگاه داده کار نمی‌کند (LC_CTYPE برابر C است). پایگاه داده را با C.UTF-8 یا ICU بسازید.',
        en: 'Searching Persian does not work in this database (its LC_CTYPE is C). Create it with C.UTF-8 or ICU.',
      },
    });
  }
  return findings;
}

async function checkLeakproof(door: Door): Promise<Finding[]> {
  const rows = await door.rows<{ name: string }>(sql`select proname as name from pg_proc
    where not proleakproof and pg_function_is_visible(oid) and (proname, pg_get_function_identity_arguments(oid)) in
      (('textlike', 'text, text'), ('texticlike', 'text, text'), ('similarity_op', 'text, text'), ('jsonb_contains', 'jsonb, jsonb'),
        ('numeric_eq', 'numeric, numeric'), ('numeric_ge', 'numeric, numeric'), ('numeric_gt', 'numeric, numeric'),
        ('numeric_le', 'numeric, numeric'), ('numeric_lt', 'numeric, numeric'), ('normalize', 'text, text'),
        ('regexp_replace', 'text, text, text, text'), ('translate', 'text, text, text'), ('lower', 'text'),
        ('btrim', 'text, text'), ('left', 'text, integer'), ('string_to_array', 'text, text'),
        ('arraycontains', 'anyarray, anyarray'))
    order by 1`);
  if (rows.length === 0) return [];
  const names = rows.map(({ name }) => name).join(', ');
  return [
    {
      severity: 'slow',
      code: 'not-leakproof',
      phrase: {
        fa: `جستجو و فهرست‌ها درست‌اند اما بسیار کندتر: مدیر PostgreSQL باید این تابع‌ها را LEAKPROOF کند: ${names}`,
        en: `Search and lists are right but much slower: a superuser of PostgreSQL should mark these functions LEAKPROOF: ${names}`,
      },
    },
  ];
}

type RoleRow = { name: string; mighty: boolean; owns: string | null; member_of: string | null };

async function checkRoles(door: Door): Promise<Finding[]> {
  const rows = await door.rows<RoleRow>(sql`
    select r.rolname as name, r.rolsuper or r.rolbypassrls or r.rolcreaterole as mighty,
      (select string_agg(o.what, ', ') from (
        select c.relname::text as what from pg_class as c where c.relowner = r.oid
        union all select p.proname::text from pg_proc as p where p.proowner = r.oid
        union all select n.nspname::text from pg_namespace as n where n.nspowner = r.oid limit 5) as o) as owns,
      (select string_agg(g.rolname, ', ') from pg_auth_members as m join pg_roles as g on g.oid = m.roleid where m.member = r.oid) as member_of
    from pg_roles as r where r.rolname in ('peyvand_app', 'peyvand_system') order by 1`);
  return rows.flatMap(({ name, mighty, owns, member_of }) => {
    const findings: Finding[] = [];
    const add = (code: string, phrase: Phrase): void =>
      void findings.push({ severity: 'danger', code, phrase });
    if (mighty)
      add('role-mighty', {
        fa: `نقش ${name} بیش از اندازه توانا است (SUPERUSER، BYPASSRLS یا CREATEROLE) و دیوار میان شرکت‌ها را نمی‌بیند.`,
        en: `The role ${name} is too mighty (SUPERUSER, BYPASSRLS or CREATEROLE): the wall between companies does not hold it.`,
      });
    if (owns)
      add('role-owns', {
        fa: `نقش ${name} نباید مالک چیزی باشد: ${owns}`,
        en: `The role ${name} must own nothing, but owns ${owns}`,
      });
    if (member_of)
      add('role-member', {
        fa: `نقش ${name} نباید عضو نقش دیگری باشد: ${member_of}`,
        en: `The role ${name} must be a member of no other, but is of ${member_of}`,
      });
    return findings;
  });
}

/** Every table that requests can reach and that belongs to workspaces has its wall, and the wall has no hole. */
async function checkPolicies(door: Door): Promise<Finding[]> {
  const rows = await door.rows<{ name: string; code: 'no-row-security' | 'no-policy' | 'open-policy' }>(sql`
    with reachable as (
      select c.oid, c.relrowsecurity, format('%s.%s', n.nspname, c.relname) as name
      from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
        and has_schema_privilege('peyvand_app', n.oid, 'usage')
        and has_table_privilege('peyvand_app', c.oid, 'select, insert, update, delete, truncate')
        and (c.relname in ('workspace', 'job_common')
          or exists (select from pg_attribute as a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped))
    ), policies as (
      select p.polrelid, coalesce(pg_get_expr(p.polqual, p.polrelid), '') as seen, coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') as written, p.polcmd
      from pg_policy as p
      where p.polpermissive and (0 = any (p.polroles) or exists (select from pg_roles as r where r.rolname = 'peyvand_app' and r.oid = any (p.polroles)))
    )
    select name, case when not relrowsecurity then 'no-row-security'
        when not exists (select from policies where polrelid = oid) then 'no-policy' else 'open-policy' end as code
    from reachable
    where not relrowsecurity or not exists (select from policies where polrelid = oid)
      or exists (select from policies where polrelid = oid and (
        (polcmd <> 'a' and seen not like '%peyvand_workspace()%')
        or (polcmd = 'a' and written not like '%peyvand_workspace()%')
        or (written <> '' and written not like '%peyvand_workspace()%')))
    order by 1`);
  return rows.map(({ name, code }) => ({ severity: 'danger', code, phrase: policyPhrases[code](name) }));
}

const policyPhrases: Readonly<
  Record<'no-row-security' | 'no-policy' | 'open-policy', (table: string) => Phrase>
> = {
  'no-row-security': (table) => ({
    fa: `جدول ${table} دیوار میان شرکت‌ها را ندارد (ROW LEVEL SECURITY خاموش است).`,
    en: `The table ${table} lacks the wall between companies (row-level security is off).`,
  }),
  'no-policy': (table) => ({
    fa: `جدول ${table} هیچ سیاستی برای درخواست‌ها ندارد.`,
    en: `The table ${table} has no policy for requests.`,
  }),
  'open-policy': (table) => ({
    fa: `سیاست جدول ${table} به فضای کار محدود نیست.`,
    en: `A policy of the table ${table} is not limited to the workspace.`,
  }),
};
