import { joinName, splitName } from '#persian/names.ts';
import type { Draft } from '#records/define/lifecycle.ts';
import type { RecordTx } from '#records/records.ts';
import { refusals, type Refusals } from '#records/write/refuse.ts';
import { partyKinds } from './choices.ts';
import { partyVariants } from './kinds.ts';

/** A party keeps its kind, has only what its kind has, and a person's name and its parts agree. */
export async function prepareParties(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  for (const draft of drafts) {
    keepKind(draft, refuse);
    refuseForeignFields(draft, refuse);
    if (draft.values['kind'] === 'person') agreeOnName(draft);
  }
  await refuseOtherKinds(tx, drafts, refuse);
  throwIfAny();
}

function keepKind(draft: Draft, refuse: Refusals['refuse']): void {
  const { before, values } = draft;
  if (!before || before['kind'] === values['kind']) return;
  // Indexes and rules lead with the kind, and a person does not become a firm.
  refuse(draft, 'kind', 'immutable', {
    fa: 'نوع شخص تغییر نمی‌کند؛ شخص تازه‌ای بسازید.',
    en: 'The kind of a party stays; create a new party.',
  });
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

function refuseForeignFields(draft: Draft, refuse: Refusals['refuse']): void {
  const variant = partyVariants.find((one) => one.where.value === draft.values['kind']);
  const kind = partyKinds.find((one) => one.key === variant?.where.value)?.label;
  for (const field of variant?.without ?? [])
    if (kind && !isEmpty(draft.values[field]))
      refuse(draft, field, 'not-of-this-kind', {
        fa: `شخص «${kind.fa}» این را ندارد.`,
        en: `A party of the kind “${kind.en.toLowerCase()}” has no such field.`,
      });
}

const word = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The parts make the name; a name given whole is taken apart. */
function agreeOnName({ before, values }: Draft): void {
  const parts = { given: word(values['givenName']), family: word(values['familyName']) };
  const renamed = values['name'] !== (before?.['name'] ?? null);
  const reparted =
    parts.given !== word(before?.['givenName']) || parts.family !== word(before?.['familyName']);
  if (reparted || !renamed) {
    // A table with «نام» and «نام خانوادگی» gives the first one under the name's own name.
    const bare = renamed && parts.given === '' ? word(values['name']) : '';
    if (bare !== '' && !bare.includes(parts.family)) {
      values['givenName'] = bare;
      parts.given = bare;
    }
    const name = joinName({ honorific: '', ...parts });
    if (name !== '') values['name'] = name;
    return;
  }
  const split = splitName(word(values['name']));
  values['givenName'] = split.given || null;
  values['familyName'] = split.family || null;
  if (split.honorific !== '') values['honorific'] ??= split.honorific;
  values['name'] = joinName({ ...split, honorific: '' }) || null;
}

const upward = ['employer', 'parent'] as const;

/** One works for an organisation and a company belongs to one. */
async function refuseOtherKinds(
  tx: RecordTx,
  drafts: readonly Draft[],
  refuse: Refusals['refuse'],
): Promise<void> {
  const changed = drafts.flatMap((draft) =>
    upward
      .filter(
        (field) => typeof draft.values[field] === 'string' && draft.before?.[field] !== draft.values[field],
      )
      .map((field) => ({ draft, field, id: word(draft.values[field]) })),
  );
  const found = await tx
    .bySystem('the kinds of linked parties')
    .recordsOf('party')
    .some([...new Set(changed.map(({ id }) => id))]);
  for (const { draft, field, id } of changed)
    if (found.has(id) && found.get(id)?.values['kind'] !== 'organisation')
      refuse(draft, field, 'not-an-organisation', {
        fa: 'این پیوند تنها به شخص حقوقی می‌رسد.',
        en: 'This link leads to organisations only.',
      });
}
