import type { RecordId } from '#kernel/id.ts';
import type { LoggedEvent } from '#kernel/events/event.ts';
import type { Grants } from '#kernel/context/grants.ts';
import { beginning } from '#persian/beginning.ts';
import type { Locale } from '#persian/bilingual.ts';
import { formatPercent } from '#persian/digits.ts';
import { member, role, team } from '#records/access/objects.ts';
import { defineNotification, type Occasion } from '#records/define/notification.ts';
import { everyRecord, linkedIds } from '#records/notices/when.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { discountApproval } from './objects.ts';

const percentOf = (text: string | undefined, locale: Locale): string =>
  formatPercent(Number(text ?? 0), locale);

/** Somebody asks to give away more than he may. */
const asked = defineNotification({
  name: 'discount-asked',
  label: { fa: 'اجازهٔ تخفیف خواسته شد', en: 'A discount waits for approval' },
  ways: ['mail'],
  ownDeeds: false,
  say: ({ actor, title, detail }) => ({
    fa: `${actor ?? 'همکاری'} برای «${title}» اجازهٔ ${percentOf(detail['percent'], 'fa')} تخفیف می‌خواهد`,
    en: `${actor ?? 'A colleague'} asks to give ${percentOf(detail['percent'], 'en')} off in “${title}”`,
  }),
  source: { log: (tx, events) => occasions(tx, events, 'discount.asked', managersOf) },
});

/** What became of it. */
const decided = defineNotification({
  name: 'discount-decided',
  label: { fa: 'دربارهٔ تخفیف من تصمیم گرفته شد', en: 'My discount was decided' },
  say: ({ actor, title, detail }) => ({
    fa: `${actor ?? 'مدیر'} تخفیف «${title}» را ${detail['state'] === 'approved' ? 'پذیرفت' : `رد کرد: ${detail['reason'] ?? ''}`}`,
    en: `${actor ?? 'Your manager'} ${detail['state'] === 'approved' ? 'approved' : 'refused'} the discount of “${title}”${detail['state'] === 'approved' ? '' : `: ${detail['reason'] ?? ''}`}`,
  }),
  source: {
    log: async (tx, events) => [
      ...(await occasions(tx, events, 'discount.approved', askerOf)),
      ...(await occasions(tx, events, 'discount.refused', askerOf)),
    ],
  },
});

export const discountNotifications = [asked, decided];

type Whom = (tx: RecordTx, approvals: readonly Stored[]) => Promise<ReadonlyMap<string, readonly RecordId[]>>;

async function occasions(
  tx: RecordTx,
  events: readonly LoggedEvent[],
  fact: string,
  whom: Whom,
): Promise<Occasion[]> {
  const told = events.filter((event) => event.fact === fact);
  if (told.length === 0) return [];
  const approvals = await tx.records(discountApproval).some(told.map(({ recordId }) => recordId));
  const people = await whom(tx, [...approvals.values()]);
  return told.flatMap(({ recordId, recordVersion, at, actorId }) => {
    const values = approvals.get(recordId)?.values;
    const [deal] = linkedIds(values?.['deal']);
    if (!values || !deal) return [];
    const { percent, state, reason } = values;
    return (people.get(recordId) ?? []).map((one): Occasion => ({
      member: one,
      object: 'deal',
      record: deal,
      key: `${recordId} ${recordVersion}`,
      at,
      actor: linkedIds(values[fact === 'discount.asked' ? 'owner' : 'decidedBy'])[0] ?? actorId,
      detail: {
        percent: String(Number(percent)),
        state: state as string,
        reason: typeof reason === 'string' ? beginning(reason, 200) : '',
      },
    }));
  });
}

const askerOf: Whom = (_tx, approvals) =>
  Promise.resolve(new Map(approvals.map(({ id, values }) => [id, linkedIds(values['owner'])])));

/** The managers of the asker's teams upwards, the nearest that is not he; the administrators where there is none. */
async function managersOf(
  tx: RecordTx,
  approvals: readonly Stored[],
): Promise<ReadonlyMap<string, readonly RecordId[]>> {
  const askers = await tx.records(member).some(approvals.flatMap(({ values }) => linkedIds(values['owner'])));
  const teams = new Map(
    (await everyRecord(tx, team.name, { field: 'name', op: 'filled' }, ['manager', 'parent'])).map(
      (one) => [one.id, one.values] as const,
    ),
  );
  let admins: readonly RecordId[] | undefined;
  const found = new Map<string, readonly RecordId[]>();
  for (const { id, values } of approvals) {
    const [asker] = linkedIds(values['owner']);
    const near = nearest(teams, askers.get(asker ?? '')?.values['team'], asker);
    found.set(id, near ? [near] : (admins ??= await administrators(tx)));
  }
  return found;
}

function nearest(
  teams: ReadonlyMap<string, Stored['values']>,
  from: unknown,
  asker: RecordId | undefined,
): RecordId | undefined {
  const seen = new Set<string>();
  let [at] = linkedIds(from);
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    const [manager] = linkedIds(teams.get(at)?.['manager']);
    if (manager !== undefined && manager !== asker) return manager;
    [at] = linkedIds(teams.get(at)?.['parent']);
  }
  return undefined;
}

async function administrators(tx: RecordTx): Promise<readonly RecordId[]> {
  const roles = await everyRecord(tx, role.name, { field: 'name', op: 'filled' }, ['grants']);
  const above = roles.filter(({ values }) => (values['grants'] as Grants).admin).map(({ id }) => id);
  const members = await everyRecord(
    tx,
    member.name,
    {
      and: [
        { field: 'role', op: 'in', value: above },
        { field: 'active', op: 'eq', value: true },
      ],
    },
    [],
  );
  return members.map(({ id }) => id as RecordId);
}
