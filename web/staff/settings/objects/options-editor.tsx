import { lazy, Suspense } from 'react';

import { say, type Phrase } from '#persian/bilingual.ts';
import { isOwnChoice, type Choice, type FieldContract, type ObjectContract } from '#records/contract.ts';
import { FieldRow, NumberField, Select, useLocale, useWords } from '#web/kit/index.ts';
import { choicesOf, useSchema } from '#web/records/index.ts';

import { TemplateField } from '../numbers/template-field.tsx';
import { ChoicesEditor } from './choices-editor.tsx';
import type { FieldDraft } from './draft.ts';
import { PhraseField, noPhrase, phraseOf } from '../phrase-field.tsx';

// Each comes with its trial on a real record; fetched when such a field is first made or opened.
const FormulaEditor = lazy(async () => ({ default: (await import('./formula-editor.tsx')).FormulaEditor }));
const RollUpEditor = lazy(async () => ({ default: (await import('./roll-up-editor.tsx')).RollUpEditor }));

const words = {
  min: { fa: 'کمترین', en: 'Least' },
  max: { fa: 'بیشترین', en: 'Most' },
  decimals: { fa: 'رقم‌های اعشار', en: 'Decimals' },
  longest: { fa: 'حداکثر نویسه', en: 'Longest, in characters' },
  stars: { fa: 'شمار ستاره‌ها', en: 'Stars' },
  to: { fa: 'پیوند به', en: 'Links to' },
  back: { fa: 'نام فهرست در آن سو', en: 'Name of the list on the other side' },
};

export type OptionsProps = {
  readonly object: ObjectContract;
  /** The field that is changed; none where it is being made. */
  readonly field: FieldContract | undefined;
  readonly draft: FieldDraft;
  readonly onChange: (options: FieldDraft['options']) => void;
  readonly errorOf: (path: string) => string | undefined;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a kind wants to know beside its name: choices, bounds, where a link leads, a formula. */
export const OptionsEditor = (props: OptionsProps) => {
  const { object, field, draft, onChange, errorOf } = props;
  const name = field?.name;
  const { locale } = useLocale();
  const { options, kind } = draft;
  const label = phraseOf(draft.label)?.[locale] ?? '';
  switch (kind) {
    case 'choice':
    case 'choices':
      return (
        <ChoicesEditor
          choices={(options['choices'] ?? []) as readonly Choice[]}
          known={field ? choicesOf(field) : []}
          stays={(choice) => field?.open !== undefined && !isOwnChoice(choice.key)}
          onChange={(choices) => onChange({ ...options, choices })}
          error={errorOf('options.choices')}
        />
      );
    case 'formula':
      return (
        <Suspense>
          <FormulaEditor
            object={object}
            name={name}
            label={label}
            value={textOf(options['formula'])}
            onChange={(formula) => onChange({ formula })}
          />
        </Suspense>
      );
    case 'rollUp':
      return (
        <Suspense>
          <RollUpEditor object={object} name={name} label={label} options={options} onChange={onChange} />
        </Suspense>
      );
    case 'serial':
      return (
        <TemplateField
          value={textOf(options['template'])}
          onChange={(template) => onChange({ template })}
          error={errorOf('options.template')}
        />
      );
    case 'link':
    case 'links':
      return <LinkOptions {...props} />;
    default:
      return <Bounds {...props} />;
  }
};

const LinkOptions = ({ draft, field, onChange, errorOf }: OptionsProps) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const { objects } = useSchema();
  const { options } = draft;
  const to = typeof options['to'] === 'string' ? options['to'] : null;
  return (
    <>
      <Select
        label={text.to}
        value={to}
        // What records already link to is not changed under them.
        disabled={field !== undefined}
        options={objects
          .filter(({ name: one }) => one !== 'role' && one !== 'import')
          .toSorted((one, other) => Number(other.listed) - Number(one.listed))
          .map((one) => ({ id: one.name, label: say(one.one, locale) }))}
        onChange={(id) => onChange({ ...options, to: id ?? undefined })}
        error={errorOf('options.to') ?? errorOf('options')}
      />
      <PhraseField
        label={text.back}
        value={(options['back'] as Phrase | undefined) ?? noPhrase}
        onChange={(back) => {
          const { back: _gone, ...rest } = options;
          onChange(back.fa === '' && back.en === '' ? rest : { ...rest, back });
        }}
      />
    </>
  );
};

const bounds: Readonly<Partial<Record<string, readonly ('min' | 'max' | 'decimals')[]>>> = {
  number: ['min', 'max', 'decimals'],
  text: ['max'],
  longText: ['max'],
  rating: ['max'],
};

const Bounds = ({ draft, onChange, errorOf }: OptionsProps) => {
  const text = useWords(words);
  const asked = bounds[draft.kind] ?? [];
  if (asked.length === 0) return null;
  const labelOf = (bound: 'min' | 'max' | 'decimals'): string => {
    if (bound === 'max' && draft.kind === 'rating') return text.stars;
    return bound === 'max' && draft.kind !== 'number' ? text.longest : text[bound];
  };
  return (
    <FieldRow>
      {asked.map((bound) => (
        <NumberField
          key={bound}
          label={labelOf(bound)}
          value={typeof draft.options[bound] === 'number' ? String(draft.options[bound]) : null}
          onChange={(value) => {
            const { [bound]: _gone, ...rest } = draft.options;
            onChange(value === null ? rest : { ...rest, [bound]: Number(value) });
          }}
          error={errorOf(`options.${bound}`)}
        />
      ))}
    </FieldRow>
  );
};
