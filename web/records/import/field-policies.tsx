import { membersOf, type ObjectContract } from '#records/contract.ts';
import { MultiSelect, useLocale, useWords, type Option } from '#web/kit/index.ts';

import { fieldOf, useSchema } from '../data/schema.ts';
import type { Draft } from './draft.ts';
import { placeAt, placeName } from './places.ts';

const words = {
  keep: { fa: 'جز این‌ها که دست نمی‌خورند', en: 'Except these, which stay as they are' },
  fill: {
    fa: 'جز این‌ها که فقط اگر خالی‌اند پر می‌شوند',
    en: 'Except these, which are filled only where empty',
  },
  replace: { fa: 'جز این‌ها که جایگزین می‌شوند', en: 'Except these, which are replaced' },
  none: { fa: 'هیچ فیلدی', en: 'No field' },
};

type Policy = 'keep' | 'replace' | 'fill';

/** The field itself of a member: an address is treated as one. */
const ownField = (object: ObjectContract, target: string): string => {
  const [name = ''] = target.split('.');
  const field = fieldOf(object, name);
  return field && membersOf(field.kind).length > 0 ? name : target;
};

/** Fields that are treated otherwise than the rest of a known record. */
export const FieldPolicies = (props: {
  readonly object: ObjectContract;
  readonly draft: Draft;
  readonly match: NonNullable<Draft['match']>;
  readonly onChange: (draft: Draft) => void;
}) => {
  const { object, draft, match, onChange } = props;
  const text = useWords(words);
  const schema = useSchema();
  const { locale } = useLocale();
  const own = match.fields ?? {};
  const names = [
    ...new Set([...draft.columns, ...draft.templates].map(({ target }) => ownField(object, target))),
  ].filter((target) => target !== match.by && !target.includes('.'));
  const options = names.flatMap((name): readonly Option[] => {
    const place = placeAt(schema, object, name);
    return place ? [{ id: name, label: placeName(place, locale) }] : [];
  });
  const other: Policy = match.known === 'fill' ? 'replace' : 'fill';
  const chosen = (policy: Policy): string[] => names.filter((name) => own[name] === policy);
  const choose = (policy: Policy, ids: readonly string[]): void => {
    const rest = Object.entries(own).filter(([name, one]) => one !== policy && !ids.includes(name));
    const fields = Object.fromEntries([...rest, ...ids.map((id) => [id, policy] as const)]);
    onChange({ ...draft, match: { ...match, fields } });
  };
  if (options.length === 0) return null;
  return (
    <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
      {(['keep', other] as const).map((policy) => (
        <MultiSelect
          key={policy}
          label={text[policy]}
          placeholder={text.none}
          options={options}
          value={chosen(policy)}
          onChange={(ids) => choose(policy, ids)}
        />
      ))}
    </div>
  );
};
