import { lazy, Suspense, useCallback, useState } from 'react';

import { say } from '#persian/bilingual.ts';
import { formatMoney, parseMoney, isCurrency, moneyUnitName } from '#persian/money.ts';
import { parseDate } from '#persian/jalali/parse.ts';
import { civilDateOf, instantOf } from '#persian/jalali/instants.ts';
import { addDays } from '#persian/jalali/civil.ts';
import { rangeLabel, isRangeName } from '#persian/jalali/ranges.ts';
import type { Condition, FieldContract } from '#records/contract.ts';
import {
  CheckboxGroup,
  DatePicker,
  DateRangePicker,
  NumberField,
  RadioGroup,
  Select,
  TagField,
  TextField,
  useLocale,
  useWords,
  type Option,
} from '#web/kit/index.ts';

import { useMe } from '../data/me.ts';
import { targetOf } from '../data/schema.ts';
import { useLinkSearch } from '../fields/link-search.ts';
import { choicesOf } from './check.ts';
import { arity, offeredPeriods } from './offered.ts';
import { filterWords, sentenceWords } from './words.ts';

// Most filters never ask of hours.
const ClockEditor = lazy(() => import('./clock-editor.tsx'));

export type EditorProps = {
  readonly field: FieldContract;
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
  readonly titleOf: (id: string) => string | undefined;
};

/** The control for the value of a condition, by what is compared and how. */
export const ValueEditor = (props: EditorProps) => {
  const { field, condition } = props;
  const wants = arity(condition.op);
  if (wants === 'none') return null;
  if (wants === 'period') return <PeriodEditor {...props} />;
  if (wants === 'weekdays' || wants === 'hours')
    return (
      <Suspense>
        <ClockEditor {...props} />
      </Suspense>
    );
  if (targetOf(field) !== undefined) return <LinkedEditor {...props} />;
  if (field.kind === 'choice' || field.kind === 'choices') return <ChoicesEditor {...props} />;
  switch (field.comparison) {
    case 'boolean':
      return <YesNoEditor {...props} />;
    case 'number':
      return wants === 'two' ? <AmountsEditor {...props} /> : <AmountEditor {...props} />;
    case 'date':
    case 'instant':
      return wants === 'two' ? <DaysEditor {...props} /> : <DayEditor {...props} />;
    default:
      return <TextEditor {...props} />;
  }
};

const TextEditor = ({ condition, onChange }: EditorProps) => {
  const text = useWords(filterWords);
  return (
    <TextField
      label={text.value}
      hideLabel
      autoFocus
      value={typeof condition.value === 'string' ? condition.value : ''}
      onChange={(value) => onChange({ ...condition, value })}
    />
  );
};

const YesNoEditor = ({ condition, onChange }: EditorProps) => {
  const text = useWords(filterWords);
  const words = useWords(sentenceWords);
  return (
    <RadioGroup
      label={text.value}
      hideLabel
      inline
      autoFocus
      value={condition.value === false ? 'no' : 'yes'}
      options={[
        { id: 'yes', label: words.yes },
        { id: 'no', label: words.no },
      ]}
      onChange={(id) => onChange({ ...condition, value: id === 'yes' })}
    />
  );
};

const ids = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** So many choices are shown all at once; more are found by typing. */
const inSight = 10;

const ChoicesEditor = ({ field, condition, onChange }: EditorProps) => {
  const text = useWords(filterWords);
  const { locale } = useLocale();
  const options = choicesOf(field).map(({ key, label, color }): Option => ({
    id: key,
    label: say(label, locale),
    ...(color === undefined ? {} : { category: color }),
  }));
  const value = ids(condition.value);
  const change = (chosen: readonly string[]) => onChange({ ...condition, value: chosen });
  return options.length <= inSight ? (
    <CheckboxGroup label={text.value} hideLabel options={options} value={value} onChange={change} />
  ) : (
    <TagField
      label={text.value}
      hideLabel
      autoFocus
      options={options}
      value={options.filter(({ id }) => value.includes(id))}
      onChange={(chosen) => change(chosen.map(({ id }) => id))}
    />
  );
};

const LinkedEditor = ({ field, condition, onChange, titleOf }: EditorProps) => {
  const text = useWords(filterWords);
  const words = useWords(sentenceWords);
  const search = useLinkSearch(field).load;
  const me = field.kind === 'member' ? words.me : undefined;
  const load = useCallback(
    async (typed: string, signal: AbortSignal): Promise<readonly Option[]> => {
      const found = await search(typed, signal);
      return me !== undefined && me.includes(typed.trim()) ? [{ id: 'me', label: me }, ...found] : found;
    },
    [search, me],
  );
  const [named, setNamed] = useState<ReadonlyMap<string, string>>(new Map());
  const nameOf = (id: string): string =>
    id === 'me' ? words.me : (named.get(id) ?? titleOf(id) ?? words.unknownRecord);
  return (
    <TagField
      label={text.value}
      hideLabel
      autoFocus
      load={load}
      value={ids(condition.value).map((id) => ({ id, label: nameOf(id) }))}
      onChange={(chosen) => {
        setNamed((before) => new Map([...before, ...chosen.map(({ id, label }) => [id, label] as const)]));
        onChange({ ...condition, value: chosen.map(({ id }) => id) });
      }}
    />
  );
};

const PeriodEditor = ({ condition, onChange }: EditorProps) => {
  const text = useWords(filterWords);
  const { locale } = useLocale();
  const value = typeof condition.value === 'string' ? condition.value : null;
  const names =
    value !== null && isRangeName(value) && !offeredPeriods.includes(value)
      ? [value, ...offeredPeriods]
      : offeredPeriods;
  return (
    <Select
      label={text.period}
      hideLabel
      autoFocus
      value={value}
      options={names.map((name) => ({ id: name, label: say(rangeLabel(name), locale) }))}
      onChange={(id) => onChange({ ...condition, value: id ?? undefined })}
    />
  );
};

const pair = (value: unknown): readonly [unknown, unknown] => {
  const [from, to] = Array.isArray(value) ? (value as unknown[]) : [];
  return [from, to];
};

const AmountEditor = ({ field, condition, onChange }: EditorProps) => {
  const text = useWords(filterWords);
  return (
    <Amount
      field={field}
      label={text.value}
      hideLabel
      value={condition.value}
      onChange={(value) => onChange({ ...condition, value })}
    />
  );
};

const AmountsEditor = ({ field, condition, onChange }: EditorProps) => {
  const text = useWords(filterWords);
  const [from, to] = pair(condition.value);
  return (
    <>
      <Amount
        field={field}
        label={text.from}
        value={from}
        onChange={(value) => onChange({ ...condition, value: [value, to] })}
      />
      <Amount
        field={field}
        label={text.to}
        value={to}
        onChange={(value) => onChange({ ...condition, value: [from, value] })}
      />
    </>
  );
};

type AmountProps = {
  readonly field: FieldContract;
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: unknown;
  readonly onChange: (value: string | undefined) => void;
};

const Amount = ({ field, label, hideLabel, value, onChange }: AmountProps) => {
  const held = typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  if (field.kind === 'money')
    return (
      <SpokenAmount field={field} label={label} hideLabel={hideLabel} value={held} onChange={onChange} />
    );
  return (
    <NumberField
      label={label}
      hideLabel={hideLabel}
      autoFocus={hideLabel}
      value={held}
      unit={field.kind === 'percent' ? '٪' : undefined}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
};

/** An amount as people say it: «۵۰۰ میلیون» in their own unit; what was understood stands beneath. */
const SpokenAmount = (props: Omit<AmountProps, 'value'> & { readonly value: string | null }) => {
  const { workspace } = useMe();
  const { locale } = useLocale();
  const unit = workspace.settings.displayUnit;
  const named = props.field.options['currency'];
  const currency = typeof named === 'string' && isCurrency(named) ? named : 'IRR';
  const exact = props.value === null ? undefined : formatMoney(props.value, currency, { locale, unit });
  const unitName = say(moneyUnitName(currency, unit), locale);
  const [typed, setTyped] = useState(() =>
    exact === undefined ? '' : exact.slice(0, exact.length - unitName.length).trim(),
  );
  const parsed = parseMoney(typed, currency, unit);
  return (
    <TextField
      label={props.label}
      hideLabel={props.hideLabel}
      autoFocus={props.hideLabel}
      value={typed}
      after={unitName}
      // What was understood is worth a line only where it reads otherwise than what was typed.
      hint={exact === undefined || exact === `${typed} ${unitName}` ? undefined : exact}
      error={typed.trim() === '' || parsed.ok ? undefined : say(parsed.phrase, locale)}
      onChange={(next) => {
        setTyped(next);
        const amount = parseMoney(next, currency, unit);
        props.onChange(amount.ok ? amount.value : undefined);
      }}
    />
  );
};

const DayEditor = ({ field, condition, onChange }: EditorProps) => {
  const text = useWords(filterWords);
  const { timeZone, calendar } = useLocale();
  const isInstant = field.comparison === 'instant';
  const held = typeof condition.value === 'string' ? condition.value : null;
  return (
    <DatePicker
      label={text.value}
      hideLabel
      autoFocus
      value={held === null ? null : isInstant ? civilDateOf(held, timeZone) : held}
      parse={(typed) => {
        const parsed = parseDate(typed, {
          today: civilDateOf(new Date().toISOString(), timeZone),
          calendar: calendar === 'persian' ? 'jalali' : 'gregorian',
        });
        return parsed.ok ? parsed.value : null;
      }}
      onChange={(day) =>
        onChange({
          ...condition,
          value: day === null ? undefined : isInstant ? instantOf(day, '00:00', timeZone) : day,
        })
      }
    />
  );
};

/** From one day to another, both within; of instants the last moment of the second day. */
const DaysEditor = ({ field, condition, onChange }: EditorProps) => {
  const text = useWords(filterWords);
  const { timeZone } = useLocale();
  const [from, to] = pair(condition.value);
  const isInstant = field.comparison === 'instant';
  const day = (value: unknown): string | null =>
    typeof value === 'string' ? (isInstant ? civilDateOf(value, timeZone) : value) : null;
  const [start, end] = [day(from), day(to)];
  const lastMoment = (date: string): string =>
    new Date(Date.parse(instantOf(addDays(date, 1), '00:00', timeZone)) - 1).toISOString();
  return (
    <DateRangePicker
      label={text.period}
      hideLabel
      autoFocus
      value={start === null || end === null ? null : { start, end }}
      onChange={(range) =>
        onChange({
          ...condition,
          value:
            range === null
              ? undefined
              : isInstant
                ? [instantOf(range.start, '00:00', timeZone), lastMoment(range.end)]
                : [range.start, range.end],
        })
      }
    />
  );
};
