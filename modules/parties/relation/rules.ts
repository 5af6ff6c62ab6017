import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { refusals } from '#records/write/refuse.ts';
import { isMutual } from './kinds.ts';

const mostCompared = 500;

/** Nobody is related to himself, nor twice in the same way, nor until a day before it began. */
export async function prepareRelations(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  const known = await existing(
    tx,
    drafts
      .map(({ values }) => String(values['from']))
      .concat(drafts.map(({ values }) => String(values['to']))),
  );
  for (const draft of drafts) {
    const { from, to, kind, since, until } = draft.values;
    if (!from || !to || !kind) continue;
    if (from === to)
      refuse(draft, 'to', 'same-party', {
        fa: 'رابطه میان دو شخص جداست.',
        en: 'A relation is between two parties.',
      });
    if (typeof since === 'string' && typeof until === 'string' && until < since)
      refuse(draft, 'until', 'ends-before-start', {
        fa: 'پایان پیش از آغاز است.',
        en: 'It ends before it begins.',
      });
    const mark = markOf(draft.values);
    const holder = known.get(mark);
    if (holder !== undefined && holder !== draft.id)
      refuse(draft, 'kind', 'already-related', {
        fa: 'این رابطه پیش‌تر ثبت شده است.',
        en: 'This relation exists already.',
      });
    known.set(mark, draft.id);
  }
  throwIfAny();
}

/** Both directions of a mutual relation are one. */
function markOf(values: Readonly<Record<string, unknown>>): string {
  const kind = String(values['kind']);
  const ends = [idOf(values['from']), idOf(values['to'])];
  return [kind, ...(isMutual(kind) ? ends.toSorted() : ends)].join(' ');
}

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : String(value);

async function existing(tx: RecordTx, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => /^[0-9a-f-]{36}$/.test(id));
  const known = new Map<string, string>();
  const relations = tx.bySystem('relations that exist').recordsOf('relation');
  for (let start = 0; start < wanted.length; start += mostCompared) {
    const filter = { field: 'from', op: 'in', value: wanted.slice(start, start + mostCompared) } as const;
    let cursor: string | undefined;
    do {
      const page = await relations.page({
        filter,
        fields: ['from', 'to', 'kind'],
        limit: 200,
        ...(cursor ? { cursor } : {}),
      });
      for (const { id, values } of page.records) known.set(markOf(values), id);
      cursor = page.next ?? undefined;
    } while (cursor);
  }
  return known;
}
