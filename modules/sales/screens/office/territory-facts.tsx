import { formatNumber } from '#persian/digits.ts';
import type { Filter, ObjectContract, Stored } from '#records/contract.ts';
import { Badge, Link, useLocale, useWords } from '#web/kit/index.ts';
import { fieldOf, FieldValue, filteredHref, isEmpty, MemberChip, textIn } from '#web/records/index.ts';

import { openLeadStatuses } from '../../contract/lead.ts';
import type { TerritoryShare } from '../../contract/territories.ts';
import { territoryWords } from './words.ts';

const conditions = ['provinces', 'cities', 'kinds', 'sectors', 'condition'];
const keepers = ['team', 'people'];

/** One territory: where it is, whose it is, and who has how much of it. */
export const TerritoryFacts = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  /** Undefined before it was counted for the first time. */
  readonly share: TerritoryShare | undefined;
}) => {
  const { object, record, share } = props;
  const text = useWords(territoryWords);
  return (
    <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-x-6 gap-y-2 py-2 max-sm:grid-cols-1">
      <div className="flex min-w-0 flex-col gap-1">
        <h2 className="flex items-center gap-2 leading-title font-strong">
          <bdi>{textIn(record, 'name')}</bdi>
          {record.values['active'] === false ? <Badge>{text.off}</Badge> : null}
        </h2>
        <Values object={object} record={record} names={conditions} none={text.everybody} />
        <Values object={object} record={record} names={keepers} />
      </div>
      {share ? <Share share={share} territory={record.id} /> : null}
    </div>
  );
};

const Values = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly names: readonly string[];
  readonly none?: string;
}) => {
  const { object, record, names, none } = props;
  const fields = names.flatMap((name) => {
    const field = fieldOf(object, name);
    return field && !isEmpty(record.values[name]) ? [field] : [];
  });
  if (fields.length === 0)
    return none === undefined ? null : <p className="text-sm text-ink-muted">{none}</p>;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      {fields.map((field) => (
        <FieldValue key={field.name} field={field} value={record.values[field.name]} place="page" />
      ))}
    </div>
  );
};

const mostOwners = 6;

/** How much lies there, each number leading to its rows, and who has it. */
export const Share = ({
  share,
  territory,
}: {
  readonly share: TerritoryShare;
  readonly territory: string | null;
}) => {
  const text = useWords(territoryWords);
  const { digits } = useLocale();
  const number = (value: number): string => formatNumber(value, digits);
  const there: Filter =
    territory === null
      ? { field: 'territory', op: 'empty' }
      : { field: 'territory', op: 'in', value: [territory] };
  const open: Filter = { field: 'status', op: 'in', value: openLeadStatuses };
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <p className="flex flex-wrap gap-x-4 text-sm">
        <Link href={filteredHref('party', there)}>{text.parties(number(share.parties))}</Link>
        {share.ownerless > 0 ? (
          <Link href={filteredHref('party', { and: [there, { field: 'owner', op: 'empty' }] })}>
            {text.ownerless(number(share.ownerless))}
          </Link>
        ) : null}
        <Link href={filteredHref('lead', { and: [there, open] })}>{text.leads(number(share.leads))}</Link>
      </p>
      {share.owners.length === 0 ? (
        <p className="text-sm text-ink-muted">{text.nobody}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {share.owners.slice(0, mostOwners).map(({ member, parties }) => (
            <li key={member.id} className="flex items-center gap-1.5">
              <MemberChip linked={member} />
              <Link
                quiet
                href={filteredHref('party', { and: [there, { field: 'owner', op: 'eq', value: member.id }] })}
                aria-label={`${member.title ?? ''}: ${text.parties(number(parties))}`}
              >
                <span className="text-ink-muted">{number(parties)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
