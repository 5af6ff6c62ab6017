import type { Linked } from '#records/define/declare.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { party } from '#modules/parties/index.ts';
import type { Converted } from '../contract/lead.ts';
import { deal } from '../deal/object.ts';
import { giveToCloser } from './give-to-closer.ts';
import { leadAlreadyConverted } from './problems.ts';
import { moveActivities } from './move-activities.ts';
import { lead } from './object.ts';

export type Conversion = {
  /** The version of the lead that its reader saw. */
  readonly version?: number;
  /** A party that we know already; otherwise one is made of the lead. */
  readonly party?: string;
  /** The organisation that we know already, for a person at a company. */
  readonly employer?: string;
  /** What the deal is to have beyond what the lead says; null makes none. */
  readonly deal: Readonly<Record<string, unknown>> | null;
};

const title = (value: unknown): string => (typeof value === 'string' ? value : '');
const idOf = (value: unknown): string | null => (value as Linked | null | undefined)?.id ?? null;

/**
 * Makes a party and a deal of a lead, as the actor, with all that the lead says and everything that happened with it.
 * @throws leadAlreadyConverted; recordNotFound; whatever the rules of parties and deals refuse
 */
export async function convertLead(tx: RecordTx, id: string, wish: Conversion): Promise<Converted> {
  const found = await tx.records(lead).get(id);
  if (found.values['status'] === 'converted') throw leadAlreadyConverted();
  const partyId = wish.party ?? idOf(found.values['party']) ?? (await makeParty(tx, found, wish.employer));
  // The actor's own write: it checks that he may change the lead, and that nobody did so since he saw it.
  await tx
    .records(lead)
    .update([
      { id, version: wish.version ?? found.version, values: { party: partyId, status: 'qualified' } },
    ]);
  const dealId = wish.deal === null ? null : await makeDeal(tx, found, partyId, wish.deal);
  await tx
    .bySystem('the conversion of a lead')
    .recordsOf('lead')
    .update([
      {
        id,
        values: { status: 'converted', deal: dealId, convertedAt: tx.context.now().toISOString() },
      },
    ]);
  await moveActivities(tx, id, { party: partyId, deal: dealId });
  const givenTo = dealId === null ? null : await giveToCloser(tx, dealId, idOf(found.values['owner']));
  return { party: partyId, deal: dealId, givenTo };
}

async function makeParty(tx: RecordTx, { values }: Stored, known: string | undefined): Promise<string> {
  const parties = tx.records(party);
  const shared = {
    owner: idOf(values['owner']),
    source: title(values['source']) || null,
    tags: ((values['tags'] as readonly Linked[] | null) ?? []).map((tag) => tag.id),
    roles: ['prospect'],
  };
  const contact = {
    phones: (values['phones'] as never) ?? null,
    emails: (values['emails'] as never) ?? null,
    address: (values['address'] as never) ?? null,
  };
  if (values['kind'] === 'organisation') {
    const [made = ''] = await parties.create([
      { kind: 'organisation', name: title(values['name']), ...shared, ...contact },
    ]);
    return made;
  }
  const company = title(values['company']);
  const employer =
    known ??
    (company === ''
      ? undefined
      : (await parties.create([{ kind: 'organisation', name: company, ...shared }]))[0]);
  const [made = ''] = await parties.create([
    {
      kind: 'person',
      name: title(values['name']),
      jobTitle: title(values['jobTitle']) || null,
      employer: employer ?? null,
      ...shared,
      ...contact,
    },
  ]);
  return made;
}

async function makeDeal(
  tx: RecordTx,
  { values }: Stored,
  partyId: string,
  wished: Readonly<Record<string, unknown>>,
): Promise<string> {
  const [made = ''] = await tx.records(deal).create([
    {
      party: partyId,
      product: idOf(values['product']),
      amount: (values['amount'] as never) ?? null,
      owner: idOf(values['owner']),
      source: title(values['source']) || null,
      description: title(values['wish']) || null,
      tags: ((values['tags'] as readonly Linked[] | null) ?? []).map((tag) => tag.id),
      ...wished,
    },
  ]);
  return made;
}
