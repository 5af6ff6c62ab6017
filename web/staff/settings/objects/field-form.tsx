import { say } from '#persian/bilingual.ts';
import { joinList } from '#persian/list.ts';
import type { FieldContract, ObjectContract } from '#records/contract.ts';
import { FormLayout, Switch, useLocale, useWords } from '#web/kit/index.ts';
import { FieldEditor, useSchema, type Deed } from '#web/records/index.ts';

import { PhraseField } from '../phrase-field.tsx';
import { mayHaveDefault, type FieldDraft } from './draft.ts';
import { searchedKinds, uniqueKinds } from './kinds.ts';
import { OptionsEditor } from './options-editor.tsx';
import { RulesPart } from './rules-part.tsx';
import type { RulesDraft } from './rules.ts';

const words = {
  label: { fa: 'نام', en: 'Name' },
  hint: { fa: 'راهنما', en: 'Hint' },
  default: { fa: 'مقدار آغازین', en: 'Begins with' },
  unique: { fa: 'یکتا', en: 'Unique' },
  uniqueHint: { fa: 'دو رکورد با یک مقدار پذیرفته نمی‌شود.', en: 'No two records may have the same value.' },
  searchable: { fa: 'در جستجو', en: 'Found by search' },
  searchableHint: {
    fa: 'جستجوی همه‌جا در این فیلد هم می‌گردد.',
    en: 'Searching everywhere looks into it as well.',
  },
  ofCode: {
    fa: 'این فیلد از خود پیوند است؛ نام و نوعش همیشه همین می‌ماند.',
    en: 'This field is part of Peyvand; its name and kind always stay.',
  },
  ofCodeOpen: {
    fa: 'این فیلد از خود پیوند است: نام و نوعش می‌ماند، گزینه‌هایش را شما می‌چینید.',
    en: 'This field is part of Peyvand: its name and kind stay, its choices are yours to arrange.',
  },
  shared: {
    fa: (objects: string) => `${objects} هم همین گزینه‌ها را دارند و با هم تغییر می‌کنند.`,
    en: (objects: string) => `${objects} have the same choices; they change together.`,
  },
};

/** All that can be said of a field: its words, what its kind wants to know, and when it is asked for. */
export const FieldForm = (props: {
  readonly id: string;
  readonly object: ObjectContract;
  readonly field: FieldContract | undefined;
  readonly draft: FieldDraft;
  readonly rules: RulesDraft;
  readonly unfinished: 'shown' | 'demand' | undefined;
  readonly missing: string | undefined;
  readonly deed: Deed;
  readonly onDraft: (draft: FieldDraft) => void;
  readonly onRules: (rules: RulesDraft) => void;
  readonly onSubmit: () => void;
}) => {
  const { id, object, field, draft, rules, unfinished, deed, onDraft, onRules } = props;
  const text = useWords(words);
  const set = (some: Partial<FieldDraft>) => onDraft({ ...draft, ...some });
  const isOwn = field === undefined || field.custom;
  const { kind } = draft;
  const optionsEditor = (
    <OptionsEditor
      object={object}
      field={field}
      draft={draft}
      onChange={(options) => set({ options })}
      errorOf={deed.errorOf}
    />
  );
  return (
    <FormLayout
      id={id}
      wide
      onSubmit={props.onSubmit}
      problem={deed.rest(['label', 'hint', 'options', 'default', 'unique', ...optionPaths])}
    >
      {isOwn ? (
        <>
          <PhraseField
            label={text.label}
            value={draft.label}
            onChange={(label) => set({ label })}
            error={props.missing ?? deed.errorOf('label')}
            autoFocus={field === undefined}
            required
          />
          {optionsEditor}
          <PhraseField
            label={text.hint}
            value={draft.hint}
            onChange={(hint) => set({ hint })}
            maxLength={200}
          />
          {mayHaveDefault(kind) ? <DefaultField {...props} label={text.default} /> : null}
          {uniqueKinds.has(kind) ? (
            <Switch
              on={draft.unique}
              onChange={(unique) => set({ unique })}
              hint={deed.errorOf('unique') ?? text.uniqueHint}
            >
              {text.unique}
            </Switch>
          ) : null}
          {mayBeSought(object) && searchedKinds.has(kind) && field?.name !== object.title ? (
            <Switch
              on={draft.searchable}
              onChange={(searchable) => set({ searchable })}
              hint={text.searchableHint}
            >
              {text.searchable}
            </Switch>
          ) : null}
        </>
      ) : (
        <>
          <p className="text-ink-muted">
            {field.open ? text.ofCodeOpen : text.ofCode} <SharedList field={field} />
          </p>
          {field.open ? optionsEditor : null}
        </>
      )}
      <RulesPart
        object={object}
        field={field}
        kind={kind}
        rules={rules}
        unfinished={unfinished}
        onChange={onRules}
      />
    </FormLayout>
  );
};

/** Where else the same choices are offered, before they are changed there too. */
const SharedList = ({ field }: { readonly field: FieldContract }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const { objects } = useSchema();
  const also = new Set((field.open?.also ?? []).map((place) => place.object));
  const names = objects.filter(({ name }) => also.has(name)).map(({ many }) => say(many, locale));
  return names.length === 0 ? null : text.shared(joinList(names, locale));
};

/** Search knows records by their names; what has none that is searched is found by filters alone. */
const mayBeSought = (object: ObjectContract): boolean =>
  object.fields.some(({ name, searchable }) => name === object.title && searchable === 'name');

const optionPaths = [
  'options.choices',
  'options.formula',
  'options.template',
  'options.to',
  'options.min',
  'options.max',
  'options.decimals',
];

const DefaultField = (props: {
  readonly draft: FieldDraft;
  readonly field: FieldContract | undefined;
  readonly deed: Deed;
  readonly label: string;
  readonly onDraft: (draft: FieldDraft) => void;
}) => {
  const { draft, deed, label, onDraft } = props;
  const field: FieldContract = {
    id: 'default',
    name: 'default',
    kind: draft.kind,
    label: { fa: label, en: label },
    required: false,
    readOnly: false,
    options: draft.options,
    comparison: 'none',
    operators: [],
    sortable: false,
    groupable: false,
    measurable: false,
    custom: true,
  };
  return (
    <FieldEditor
      // Another kind or other choices want another editor.
      key={`${draft.kind} ${JSON.stringify(draft.options['choices'] ?? '')}`}
      field={field}
      label={label}
      value={draft.default}
      onChange={(value) => onDraft({ ...draft, default: value })}
      error={deed.errorOf('default')}
    />
  );
};
