import { say } from '#persian/bilingual.ts';
import type { MergePreview, ObjectContract, Stored } from '#records/contract.ts';
import { ChoiceRow, RelativeDate, useLocale, useWords } from '#web/kit/index.ts';

import { fieldOf, useSchema } from '../data/schema.ts';
import { titleOf } from '../data/values.ts';
import { variantOf } from '../form/layout.ts';
import { howMany } from './how-many.ts';
import { PlainValue } from './plain-value.tsx';
import { mergeWords } from './words.ts';

const words = {
  ...mergeWords,
  stays: { fa: 'آنکه می‌ماند', en: 'The one that stays' },
  together: { fa: 'هر دو', en: 'Both' },
  all: { fa: 'همه با هم', en: 'All together' },
  made: { fa: 'ثبت', en: 'Created' },
  none: { fa: 'چیزی پیوسته نیست', en: 'Nothing is linked to it' },
  agree: { fa: 'در بقیهٔ فیلدها یکسان‌اند.', en: 'The other fields agree.' },
};

export type CompareProps = {
  readonly object: ObjectContract;
  readonly preview: MergePreview;
  /** In the order of their columns, whichever stays. */
  readonly order: readonly string[];
  readonly winner: string;
  readonly onWinner: (id: string) => void;
  /** By field, the record whose value stays, or `all`. */
  readonly choices: Readonly<Record<string, string>>;
  readonly onChoose: (field: string, choice: string) => void;
};

/** Records side by side: which one stays, and for each field in which they differ whose value. */
export const Compare = ({ object, preview, order, winner, onWinner, choices, onChoose }: CompareProps) => {
  const { locale } = useLocale();
  const text = useWords(words);
  const records = order.flatMap((id) => preview.records.find((one) => one.id === id) ?? []);
  const nameOf = (record: Stored): string => titleOf(object, record) ?? text.untitled;
  const variant = records[0] && variantOf(object, records[0].values);
  // What rules make of other fields follows their choice.
  const differing = preview.fields.filter(({ differs, name }) => differs && !variant?.made?.includes(name));
  const gathering = differing.some(({ gathers }) => gathers);
  const columns = `minmax(7rem, 0.5fr) repeat(${records.length}, minmax(0, 1fr))${gathering ? ' minmax(6rem, 0.5fr)' : ''}`;
  return (
    <div className="flex flex-col">
      <ChoiceRow
        label={text.stays}
        columns={columns}
        value={winner}
        onChange={onWinner}
        choices={records.map((record) => ({
          id: record.id,
          content: <Head record={record} name={nameOf(record)} preview={preview} />,
        }))}
      />
      {differing.map(({ name, usual, gathers }) => {
        const field = fieldOf(object, name);
        if (!field) return null;
        const label = say(field.label, locale);
        const options = records.map((record) => ({
          id: record.id,
          column: nameOf(record),
          content: <PlainValue field={field} value={record.values[name]} />,
        }));
        const together = { id: 'all', content: records.length > 2 ? text.all : text.together };
        return (
          <ChoiceRow
            key={name}
            label={label}
            columns={columns}
            value={choices[name] ?? usual}
            onChange={(choice) => onChoose(name, choice)}
            choices={gathers ? [...options, together] : options}
          />
        );
      })}
      <p className="pt-3 text-sm text-ink-muted">{text.agree}</p>
    </div>
  );
};

const Head = (props: { readonly record: Stored; readonly name: string; readonly preview: MergePreview }) => {
  const { record, name, preview } = props;
  const look = useLocale();
  const text = useWords(words);
  const schema = useSchema();
  const hanging = preview.hanging.flatMap(({ object, counts }) => {
    const count = counts[record.id];
    const known = schema.objects.find((one) => one.name === object);
    return count && known ? [howMany(count, known, look)] : [];
  });
  return (
    <span className="flex flex-col">
      <span className="font-strong text-ink">
        <bdi>{name}</bdi>
      </span>
      <span className="text-sm text-ink-muted">
        {text.made} <RelativeDate value={record.createdAt} />
      </span>
      <span className="text-sm text-ink-muted">{hanging.length > 0 ? hanging.join(' · ') : text.none}</span>
    </span>
  );
};
