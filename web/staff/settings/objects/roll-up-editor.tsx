import { say } from '#persian/bilingual.ts';
import type { Filter, ObjectContract } from '#records/contract.ts';
import { Select, useLocale, useWords } from '#web/kit/index.ts';
import { relationsTo, useSchema } from '#web/records/index.ts';

import { RuleFilter } from '#web/records/index.ts';
import { Trial } from './trial.tsx';

const words = {
  of: { fa: 'از کدام رکوردها', en: 'Of which records' },
  relation: {
    fa: (many: string, field: string) => `${many} (از راه «${field}»)`,
    en: (many: string, field: string) => `${many} (through “${field}”)`,
  },
  none: {
    fa: 'هنوز رکوردی به این پیوند ندارد. نخست در نوع رکورد دیگری فیلدی از نوع «پیوند به یک رکورد» بسازید.',
    en: 'Nothing links here yet. First make a field “Link to a record” in another object.',
  },
  measure: { fa: 'چه چیزی', en: 'What' },
  count: { fa: 'شمار آن‌ها', en: 'How many there are' },
  sum: { fa: 'جمع', en: 'The sum' },
  avg: { fa: 'میانگین', en: 'The average' },
  min: { fa: 'کمترین یا نخستین', en: 'The smallest or earliest' },
  max: { fa: 'بیشترین یا واپسین', en: 'The largest or latest' },
  field: { fa: 'از فیلد', en: 'Of the field' },
  where: { fa: 'تنها آن‌هایی که', en: 'Only those that' },
};

type Options = Readonly<Record<string, unknown>>;
const measures = ['count', 'sum', 'avg', 'min', 'max'] as const;

/** A figure over the records that link here: which, what of them, and under which condition. */
export const RollUpEditor = (props: {
  readonly object: ObjectContract;
  readonly name: string | undefined;
  readonly label: string;
  readonly options: Options;
  readonly onChange: (options: Options) => void;
}) => {
  const { object, name, label, options, onChange } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const schema = useSchema();
  const relations = relationsTo(schema, object.name).filter(({ field }) => field.kind === 'link');
  const chosen = relations.find(
    (one) => one.object.name === options['of'] && one.field.name === options['through'],
  );
  const measure = measures.find((one) => one === options['measure']) ?? 'count';
  const counted = chosen?.object;
  const measured = (counted?.fields ?? []).filter(
    ({ comparison, kind }) =>
      kind !== 'rollUp' &&
      (comparison === 'number' ||
        ((measure === 'min' || measure === 'max') && (comparison === 'date' || comparison === 'instant'))),
  );
  const set = (some: Options) => {
    const next: Record<string, unknown> = { ...options, ...some };
    if (next['measure'] === 'count') delete next['field'];
    if (next['where'] === undefined) delete next['where'];
    onChange(next);
  };
  const ready = chosen !== undefined && (measure === 'count' || options['field'] !== undefined);
  if (relations.length === 0) return <p className="text-ink-muted">{text.none}</p>;
  return (
    <div className="flex flex-col gap-4">
      <Select
        label={text.of}
        value={chosen ? `${chosen.object.name}.${chosen.field.name}` : null}
        options={relations.map((one) => ({
          id: `${one.object.name}.${one.field.name}`,
          label: text.relation(say(one.object.many, locale), say(one.field.label, locale)),
        }))}
        onChange={(id) => {
          const [of, through] = (id ?? '').split('.');
          onChange({ of, through, measure: 'count' });
        }}
      />
      {counted === undefined ? null : (
        <>
          <Select
            label={text.measure}
            value={measure}
            options={measures.map((id) => ({ id, label: text[id] }))}
            onChange={(id) => set({ measure: id ?? 'count', field: undefined })}
          />
          {measure === 'count' ? null : (
            <Select
              label={text.field}
              value={typeof options['field'] === 'string' ? options['field'] : null}
              options={measured.map((field) => ({ id: field.name, label: say(field.label, locale) }))}
              onChange={(id) => set({ field: id ?? undefined })}
            />
          )}
          <div role="group" aria-label={text.where} className="flex flex-col gap-1">
            <span className="text-sm font-medium">{text.where}</span>
            <RuleFilter
              object={counted}
              value={options['where'] as Filter | undefined}
              onChange={(where) => set({ where })}
            />
          </div>
          <Trial object={object} kind="rollUp" name={name} label={label} options={options} ready={ready} />
        </>
      )}
    </div>
  );
};
