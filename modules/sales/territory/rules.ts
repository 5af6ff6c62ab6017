import { enqueue } from '#kernel/jobs/enqueue.ts';
import { findCities } from '#persian/places/cities.ts';
import type { Change, Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { refusals } from '#records/write/refuse.ts';
import { changesAny } from '../same.ts';
import { itemsIn } from '../items.ts';
import { drawTerritoriesJob } from './draw.ts';

/** A new territory stands last; its cities are known; and it is somebody's. */
export async function prepareTerritories(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  for (const draft of drafts) {
    const { values } = draft;
    const unknown = itemsIn(values['cities']).find((city) => findCities(city).length === 0);
    if (unknown !== undefined)
      refuse(draft, 'cities', 'unknown-city', {
        fa: `شهری به نام «${unknown}» نمی‌شناسیم؛ املای آن را ببینید.`,
        en: `No city is called “${unknown}”; look at its spelling.`,
      });
    const people = values['people'];
    if (!values['team'] && !(Array.isArray(people) && people.length > 0))
      refuse(draft, 'team', 'nobody', {
        fa: 'یک تیم یا دست‌کم یک همکار برگزینید.',
        en: 'Choose a team, or at least one member.',
      });
  }
  throwIfAny();
  const placeless = drafts.filter(({ values }) => (values['position'] ?? null) === null);
  if (placeless.length === 0) return;
  const { records } = await tx
    .bySystem('the last territory')
    .recordsOf('territory')
    .page({ sort: [{ field: 'position', direction: 'desc' }], fields: ['position'], limit: 1 });
  let last = Number(records[0]?.values['position'] ?? 0);
  for (const { values } of placeless) {
    last += 1;
    values['position'] = last;
  }
}

/** What of a territory says where its borders run. */
const draws = ['position', 'provinces', 'cities', 'kinds', 'sectors', 'condition', 'active'];

/** Borders that moved are drawn anew over all parties and open leads, in the background. */
export async function settleTerritories(tx: RecordTx, changes: readonly Change[]): Promise<void> {
  const moved = changes.some((change) => changesAny(change, draws));
  // Sample data draw their own.
  if (moved && tx.context.cause.kind !== 'setup') await enqueue(tx, drawTerritoriesJob, [{}]);
}
