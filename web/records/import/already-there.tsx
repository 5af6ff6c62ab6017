import { say } from '#persian/bilingual.ts';
import { byLikeness, type ObjectContract, type Suggestion } from '#records/contract.ts';
import { RadioGroup, Select, useLocale, useWords, type Option } from '#web/kit/index.ts';

import { useSchema } from '../data/schema.ts';
import type { Draft } from './draft.ts';
import { FieldPolicies } from './field-policies.tsx';
import { placeAt, placeName } from './places.ts';

const words = {
  known: { fa: 'اگر از پیش بود', en: 'What is there already' },
  by: { fa: 'شناختن از روی', en: 'Known by' },
  byNone: { fa: 'هیچ؛ هر سطر تازه است', en: 'Nothing; every row is new' },
  byLikeness: { fa: 'شباهت', en: 'Likeness' },
  byLikenessOf: {
    fa: (fields: string) => `از روی ${fields}. آنچه روشن نباشد پرسیده می‌شود.`,
    en: (fields: string) => `By ${fields}. What is not clear is asked.`,
  },
  update: { fa: 'به‌روز شود', en: 'Update it' },
  updateHint: {
    fa: 'آنچه در پرونده هست جای آنچه بود می‌نشیند.',
    en: 'What the file holds takes the place of what was.',
  },
  fill: { fa: 'فقط جاهای خالی پر شود', en: 'Fill only what is empty' },
  skip: { fa: 'دست نخورد', en: 'Leave it as it is' },
};

type Known = 'update' | 'fill' | 'skip';

/** By what a row is known again, and what then becomes of the record. */
export const AlreadyThere = (props: {
  readonly object: ObjectContract;
  readonly suggestion: Suggestion;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}) => {
  const { object, suggestion, draft, onChange } = props;
  const text = useWords(words);
  const schema = useSchema();
  const { locale } = useLocale();
  const given = new Set([...draft.columns, ...draft.templates].map(({ target }) => target));
  const alike = (object.alike ?? []).filter((name) => [...given].some((one) => one.split('.')[0] === name));
  const keys = suggestion.keys.filter((key) => (key === byLikeness ? alike.length > 0 : given.has(key)));
  const namesOf = (names: readonly string[]): string =>
    names
      .flatMap((name) => {
        const field = object.fields.find((one) => one.name === name);
        return field ? [say(field.label, locale)] : [];
      })
      .join(locale === 'fa' ? '، ' : ', ');
  const none = 'none';
  if (keys.length === 0) return null;
  const byOptions: readonly Option[] = [
    ...keys.flatMap((key) => {
      if (key === byLikeness) return [{ id: key, label: text.byLikeness }];
      const place = placeAt(schema, object, key);
      return place ? [{ id: key, label: placeName(place, locale) }] : [];
    }),
    { id: none, label: text.byNone },
  ];
  const setBy = (by: string | null): void => {
    const { match, ...rest } = draft;
    onChange(by === null || by === none ? rest : { ...rest, match: { by, known: match?.known ?? 'update' } });
  };
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-strong">{text.known}</h2>
      <div className="max-w-sm">
        <Select
          label={text.by}
          hint={draft.match?.by === byLikeness ? text.byLikenessOf(namesOf(alike)) : undefined}
          options={byOptions}
          value={draft.match?.by ?? none}
          onChange={setBy}
        />
      </div>
      {draft.match ? (
        <RadioGroup
          label={text.known}
          hideLabel
          options={[
            { id: 'update', label: text.update, detail: text.updateHint },
            { id: 'fill', label: text.fill },
            { id: 'skip', label: text.skip },
          ]}
          value={draft.match.known}
          onChange={(known) =>
            draft.match ? onChange({ ...draft, match: { ...draft.match, known: known as Known } }) : undefined
          }
        />
      ) : null}
      {draft.match && draft.match.known !== 'skip' ? (
        <FieldPolicies object={object} draft={draft} match={draft.match} onChange={onChange} />
      ) : null}
    </section>
  );
};
