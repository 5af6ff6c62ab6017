import { useQuery } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import { formatPercent } from '#persian/digits.ts';
import type { ObjectContract, PageQuery, Stored } from '#records/contract.ts';
import { Button, IconButton, Menu, showDate, useLocale, useWords } from '#web/kit/index.ts';
import { callApi, keys, textIn, useCreate, useObject, useRemove } from '#web/records/index.ts';
import { Waiting } from '#web/records/waiting.tsx';

import type { TaxRates } from '../../contract/tax.ts';
import { OfficeFrame } from './frame.tsx';
import { RecordSection } from './record-section.tsx';
import { taxWords } from './words.ts';

const newest: PageQuery = { sort: [{ field: 'startsOn', direction: 'desc' }], limit: 200 };

/** `/office/tax`: by what things that are sold are taxed, and since when. */
const TaxPage = () => {
  const object = useObject('tax_rate');
  const rates = useQuery({
    queryKey: [...keys.object('tax_rate'), 'usual'],
    queryFn: ({ signal }) => callApi<TaxRates>('/sales/tax-rates', { signal }),
  });
  return (
    <OfficeFrame page="tax">
      <Waiting query={rates} rows={4}>
        {(found) =>
          object ? (
            <>
              <Now object={object} rates={found} />
              <OwnRates object={object} />
              <LawRates rates={found} />
            </>
          ) : null
        }
      </Waiting>
    </OfficeFrame>
  );
};

const wordsBy = { firm: 'byFirm', law: 'byLaw', last: 'byLast' } as const;

const Now = ({ object, rates }: { readonly object: ObjectContract; readonly rates: TaxRates }) => {
  const text = useWords(taxWords);
  const written = useWritten();
  const create = useCreate(object);
  const { now, yearFrom } = rates;
  return (
    <section className="flex flex-col items-start gap-2 rounded-card bg-surface-1 p-4">
      <p className="max-w-prose text-pretty">
        {text.now(written.rate(now.rate))}{' '}
        <span className="block text-ink-muted">{text[wordsBy[now.by]]}</span>
      </p>
      {now.by === 'last' && object.abilities.create ? (
        <Button
          variant="primary"
          pending={create.isPending}
          onPress={() => create.mutate({ startsOn: yearFrom, rate: now.rate })}
        >
          {text.confirm(written.rate(now.rate), written.day(yearFrom))}
        </Button>
      ) : null}
    </section>
  );
};

/** Rates and days as this reader writes them. */
function useWritten() {
  const locale = useLocale();
  return {
    rate: (rate: number): string => formatPercent(rate, locale.digits),
    day: (day: string): string => showDate(day, locale),
  };
}

const OwnRates = ({ object }: { readonly object: ObjectContract }) => {
  const text = useWords(taxWords);
  return (
    <RecordSection
      object={object}
      query={newest}
      title={text.own}
      hint={text.ownHint}
      add={text.add}
      nameOf={() => text.rate}
      none={text.none}
    >
      {(records, onEdit) => (
        <ul className="flex flex-col divide-y divide-surface-2 rounded-card bg-surface-1 px-4">
          {records.map((record) => (
            <OwnRate key={record.id} object={object} record={record} onEdit={() => onEdit(record)} />
          ))}
        </ul>
      )}
    </RecordSection>
  );
};

const OwnRate = (props: {
  readonly object: ObjectContract;
  readonly record: Stored;
  readonly onEdit: () => void;
}) => {
  const { object, record, onEdit } = props;
  const text = useWords(taxWords);
  const written = useWritten();
  const remove = useRemove(object);
  const { startsOn, rate } = record.values;
  const from = text.from(written.day(String(startsOn)));
  const deeds = [
    ...(object.abilities.update === 'none' ? [] : [{ id: 'edit', label: text.edit, onSelect: onEdit }]),
    ...(object.abilities.remove === 'none'
      ? []
      : [{ id: 'remove', label: text.remove, danger: true, onSelect: () => remove.mutate(record) }]),
  ];
  return (
    <li className="flex min-h-control items-center gap-4 py-1.5">
      <Told rate={Number(rate)} from={from} by={textIn(record, 'note')} />
      {deeds.length === 0 ? null : (
        <Menu
          label={text.more(from)}
          placement="bottom end"
          trigger={<IconButton label={text.more(from)} icon={<Ellipsis size={16} />} />}
          items={deeds}
        />
      )}
    </li>
  );
};

/** A rate, since when it holds, and by what. */
const Told = (props: { readonly rate: number; readonly from: string; readonly by: string }) => {
  const written = useWritten();
  return (
    <div className="grid min-w-0 flex-1 grid-cols-[4rem_11rem_minmax(0,1fr)] items-baseline gap-x-4 max-sm:grid-cols-[3rem_minmax(0,1fr)]">
      <span className="font-medium">{written.rate(props.rate)}</span>
      <span>{props.from}</span>
      <span className="text-sm text-pretty text-ink-muted max-sm:col-start-2">
        <bdi>{props.by}</bdi>
      </span>
    </div>
  );
};

const LawRates = ({ rates }: { readonly rates: TaxRates }) => {
  const text = useWords(taxWords);
  const { locale } = useLocale();
  const written = useWritten();
  return (
    <section className="flex flex-col gap-2">
      <h2 className="leading-title font-strong">{text.law}</h2>
      <ul className="flex flex-col divide-y divide-surface-2 rounded-card bg-surface-1 px-4">
        {rates.law.map(({ from, rate, by }) => (
          <li key={from} className="py-2">
            <Told rate={rate} from={text.from(written.day(from))} by={say(by, locale)} />
          </li>
        ))}
      </ul>
    </section>
  );
};

export default TaxPage;
