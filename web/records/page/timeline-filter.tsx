import { say } from '#persian/bilingual.ts';
import type { FieldContract, Linked, ObjectContract } from '#records/contract.ts';
import { ComboBox, MultiSelect, useLocale, useWords } from '#web/kit/index.ts';

import { fieldOf, targetOf, useSchema } from '../data/schema.ts';
import { useLinkSearch, type LinkOption } from '../fields/link-search.ts';

const words = {
  kinds: { fa: 'چه چیزهایی', en: 'Which kinds' },
  everything: { fa: 'همه چیز', en: 'Everything' },
  who: { fa: 'کارِ چه کسی', en: 'Whose doing' },
  everybody: { fa: 'همهٔ همکاران', en: 'Everybody' },
};

export type TimelineChoice = { readonly objects: readonly string[]; readonly by: Linked | null };

/** The objects that stand on the timeline of this one. */
const kindsOn = (objects: readonly ObjectContract[], name: string): readonly ObjectContract[] =>
  objects.filter((object) =>
    object.about.some((about) => {
      const field = fieldOf(object, about);
      return field !== undefined && targetOf(field) === name;
    }),
  );

/** Which kinds, and whose doing. */
export const TimelineFilterBar = (props: {
  readonly object: ObjectContract;
  readonly choice: TimelineChoice;
  readonly onChange: (choice: TimelineChoice) => void;
}) => {
  const { object, choice, onChange } = props;
  const { locale } = useLocale();
  const text = useWords(words);
  const kinds = kindsOn(useSchema().objects, object.name);
  const owner = kinds
    .map((kind) => fieldOf(kind, kind.owner ?? ''))
    .find((field) => field?.kind === 'member');
  return (
    <div className="grid grid-cols-2 gap-2 pb-3">
      <MultiSelect
        label={text.kinds}
        hideLabel
        placeholder={text.everything}
        options={kinds.map(({ name, many }) => ({ id: name, label: say(many, locale) }))}
        value={choice.objects}
        onChange={(objects) => onChange({ ...choice, objects })}
      />
      {owner ? <Who field={owner} choice={choice} onChange={onChange} /> : null}
    </div>
  );
};

const Who = (props: {
  readonly field: FieldContract;
  readonly choice: TimelineChoice;
  readonly onChange: (choice: TimelineChoice) => void;
}) => {
  const { field, choice, onChange } = props;
  const text = useWords(words);
  const { load } = useLinkSearch(field);
  const { by } = choice;
  return (
    <ComboBox
      label={text.who}
      hideLabel
      placeholder={text.everybody}
      load={load}
      value={by === null ? null : { id: by.id, label: by.title ?? '' }}
      onChange={(option) =>
        onChange({ ...choice, by: option && 'linked' in option ? (option as LinkOption).linked : null })
      }
    />
  );
};
