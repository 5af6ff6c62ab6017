import { useEffect, useRef, useState } from 'react';

import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { CURRENCY_CODES, moneyUnitName } from '#persian/money.ts';
import type { ColumnAnalysis, ObjectContract, SetMember, Suggestion } from '#records/contract.ts';
import {
  Button,
  Card,
  CheckboxGroup,
  focusFirstInvalid,
  Link,
  Select,
  useLocale,
  useWords,
  type Option,
} from '#web/kit/index.ts';

import { mayDeed, useMe } from '../data/me.ts';
import { useSchema } from '../data/schema.ts';
import { AlreadyThere } from './already-there.tsx';
import { ByKeys } from './by-keys.tsx';
import { ColumnRow } from './column-row.tsx';
import { asksOrder, DateOrder } from './date-order.tsx';
import type { ImportView } from './data.ts';
import {
  needsNow,
  targetsOf,
  unmetNeed,
  withCreation,
  withReading,
  withTargets,
  type Draft,
} from './draft.ts';
import { StepFooter } from './footer.tsx';
import { NewField } from './new-field.tsx';
import { ForAll } from './for-all.tsx';
import { FromBefore } from './from-before.tsx';
import { MadeOf } from './made-of.tsx';
import { placeAt, placeName, placeOption, placesOf, type Place } from './places.ts';
import { readingId } from './readings.ts';

const words = {
  columns: { fa: 'هر ستون به کدام فیلد می‌رود؟', en: 'Which field does each column go to?' },
  mapped: {
    fa: (mapped: string, all: string) => `${mapped} از ${all}`,
    en: (mapped: string, all: string) => `${mapped} of ${all}`,
  },
  currency: { fa: 'مبلغ‌ها به چه پولی است؟', en: 'What currency are the amounts in?' },
  currencyHint: {
    fa: 'برای مبلغ‌هایی که خودشان واحد ندارند.',
    en: 'For amounts that do not say it themselves.',
  },
  currencyNeeded: { fa: 'واحد پول را انتخاب کنید.', en: 'Choose the currency.' },
  toman: { fa: 'تومان', en: 'toman' },
  create: { fa: 'اگر نبود، ساخته شود', en: 'Make what is missing' },
  createHint: {
    fa: 'آنچه اینجا نشان کنید و نامش در پرونده باشد ولی اینجا نباشد، در راه ساخته می‌شود.',
    en: 'What you tick here is made on the way where the file names it and it is not here.',
  },
  choices: {
    fa: (field: string) => `گزینه‌های «${field}»`,
    en: (field: string) => `Choices of “${field}”`,
  },
  next: { fa: 'بررسی پرونده', en: 'Check the file' },
  back: { fa: 'بازگشت', en: 'Back' },
};

/** Where every column goes, and what is to happen with what is there and what is not. */
export const ColumnsStep = (props: {
  readonly view: ImportView;
  readonly object: ObjectContract;
  readonly suggestion: Suggestion;
  /** Those that come in together with it; empty of one that comes alone. */
  readonly files: readonly SetMember[];
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly pending: boolean;
  readonly problem: string | undefined;
  readonly onNext: () => void;
  readonly backHref: string;
}) => {
  const { view, object, suggestion, draft, onChange, onNext } = props;
  const text = useWords(words);
  const schema = useSchema();
  const { locale, digits } = useLocale();
  const [adding, setAdding] = useState<number | null>(null);
  const [making, setMaking] = useState<number | null>(null);
  const mayMake = mayDeed(useMe(), 'schema.change');
  // How often somebody wanted to go on: each time what is missing is shown.
  const [asked, setAsked] = useState(0);
  const told = asked > 0;
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked > 0) focusFirstInvalid(fields.current);
  }, [asked]);
  const { columns, rows } = view.analysis;
  const places = placesOf(
    schema,
    object,
    draft.variant,
    suggestion.creatable.map(({ path }) => path),
  );
  const options = places.map((place) => placeOption(place, locale));
  const mapped = new Set(draft.columns.map(({ column }) => column)).size;
  const number = (count: number): string => formatNumber(count, digits);
  const asksCurrency = draft.columns.some(
    ({ target }) => placeAt(schema, object, target)?.field.kind === 'money',
  );
  // Columns of days that may mean two: how they are read is said before they are.
  const days = columns.filter(
    ({ index, dates }) =>
      dates && targetsOf(draft, index).some((target) => isDay(placeAt(schema, object, target))),
  );
  const ready =
    unmetNeed(draft, suggestion) === undefined &&
    (!asksCurrency || draft.currency !== undefined) &&
    days.every((column) => !asksOrder(column) || isRead(draft, column));
  const go = (): void => {
    if (ready) onNext();
    else setAsked(asked + 1);
  };

  return (
    <>
      <div ref={fields} className="flex w-full max-w-5xl flex-1 flex-col gap-8 px-6 pb-8 max-sm:px-4">
        {suggestion.saved ? <FromBefore saved={suggestion.saved} /> : null}
        <Card
          title={text.columns}
          actions={<Count>{text.mapped(number(mapped), number(columns.length))}</Count>}
        >
          <ul>
            {columns.map((column) => (
              <ColumnRow
                key={column.index}
                column={column}
                rows={rows}
                targets={targetsOf(draft, column.index)}
                options={options}
                adding={adding === column.index}
                onAdd={() => setAdding(column.index)}
                onNewField={mayMake ? () => setMaking(column.index) : undefined}
                onChange={(targets) => {
                  setAdding(null);
                  onChange(withTargets(draft, column.index, targets, suggestion.lists));
                }}
              >
                {column.dates && days.includes(column) ? (
                  <DateOrder
                    dates={column.dates}
                    value={draft.dates.find((one) => one.column === column.index)?.reading}
                    told={told}
                    onChange={(reading) => onChange(withReading(draft, column.index, reading))}
                  />
                ) : null}
              </ColumnRow>
            ))}
          </ul>
        </Card>
        {making === null || !columns[making] ? null : (
          <NewField
            object={object}
            column={columns[making]}
            onClose={() => setMaking(null)}
            onMade={(name) => {
              setMaking(null);
              setAdding(null);
              const kept = targetsOf(draft, making);
              onChange(withTargets(draft, making, [...kept, name], suggestion.lists));
            }}
          />
        )}
        {asksCurrency ? (
          <div className="max-w-sm">
            <Select
              label={text.currency}
              hint={text.currencyHint}
              required
              error={told && draft.currency === undefined ? text.currencyNeeded : undefined}
              options={currencyOptions(text.toman, locale)}
              value={draft.currency ?? null}
              onChange={(currency) => onChange({ ...draft, currency: currency ?? undefined })}
            />
          </div>
        ) : null}
        <div className="flex flex-col gap-5">
          <MadeOf object={object} columns={columns} options={options} draft={draft} onChange={onChange} />
          <ForAll
            object={object}
            draft={draft}
            needs={needsNow(draft, suggestion)}
            options={options}
            told={told}
            onChange={onChange}
          />
        </div>
        {props.files.length > 1 ? <ByKeys {...props} /> : null}
        <AlreadyThere {...props} />
        <OnTheWay {...props} />
      </div>
      <StepFooter
        back={<Link href={props.backHref}>{text.back}</Link>}
        note={
          props.problem === undefined ? null : (
            <span role="alert" className="text-danger">
              {props.problem}
            </span>
          )
        }
      >
        <Button variant="primary" pending={props.pending} onPress={go}>
          {text.next}
        </Button>
      </StepFooter>
    </>
  );
};

const isDay = (place: Place | undefined): boolean =>
  place?.field.kind === 'date' || place?.field.kind === 'dateTime';

const isRead = (draft: Draft, { index, dates }: ColumnAnalysis): boolean => {
  const said = draft.dates.find(({ column }) => column === index)?.reading;
  return dates?.readings.some((one) => said && readingId(one) === readingId(said)) === true;
};

const Count = ({ children }: { readonly children: string }) => (
  <span className="pe-2 text-sm text-ink-muted">{children}</span>
);

/** Iranian money in both its units first: a file of tomans is as common as one of rials. */
const currencyOptions = (toman: string, locale: 'fa' | 'en'): readonly Option[] => {
  const [rial, ...others] = CURRENCY_CODES.map((code) => ({
    id: code as string,
    label: say(moneyUnitName(code), locale),
    detail: code as string,
  }));
  return [...(rial ? [rial] : []), { id: 'IRT', label: toman }, ...others];
};

type Part = {
  readonly object: ObjectContract;
  readonly suggestion: Suggestion;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
};

const choiceKinds: ReadonlySet<string> = new Set(['choice', 'choices']);

/** Which linked records, and which choices of fields, may be made on the way. */
const OnTheWay = ({ object, suggestion, draft, onChange }: Part) => {
  const text = useWords(words);
  const schema = useSchema();
  const { locale } = useLocale();
  const named = new Set([...draft.columns, ...draft.templates].map(({ target }) => target));
  const offered = suggestion.creatable.filter(({ path }) => named.has(path));
  if (offered.length === 0) return null;
  const toggle = (ids: readonly string[]): void => {
    const changed = offered.find(({ path }) => ids.includes(path) !== draft.create.includes(path));
    if (changed) onChange(withCreation(draft, changed.path, changed.needs, ids.includes(changed.path)));
  };
  return (
    <section className="flex flex-col gap-1">
      <CheckboxGroup
        label={text.create}
        hint={text.createHint}
        options={offered.flatMap(({ path }) => {
          const place = placeAt(schema, object, path);
          if (!place) return [];
          const name = placeName(place, locale);
          return [{ id: path, label: choiceKinds.has(place.field.kind) ? text.choices(name) : name }];
        })}
        value={draft.create.filter((path) => offered.some((one) => one.path === path))}
        onChange={toggle}
      />
    </section>
  );
};
