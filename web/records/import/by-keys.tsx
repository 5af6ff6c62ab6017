import type { ObjectContract, SetMember, Suggestion } from '#records/contract.ts';
import { Select, useLocale, useWords, type Option } from '#web/kit/index.ts';

import { targetOf, useSchema } from '../data/schema.ts';
import { withReference, type Draft } from './draft.ts';
import type { ImportView } from './data.ts';
import { placeAt, placeName } from './places.ts';

const words = {
  title: { fa: 'پیوند با پرونده‌های دیگر', en: 'Links to the other files' },
  key: { fa: 'کلید سطرهای این پرونده', en: 'The key of this file’s rows' },
  keyHint: {
    fa: 'ستونی که پرونده‌های دیگر با آن به این سطرها اشاره می‌کنند.',
    en: 'The column by which other files refer to these rows.',
  },
  none: { fa: 'ندارد', en: 'It has none' },
  names: { fa: 'نام رکورد', en: 'The name of a record' },
  keyOf: { fa: (file: string) => `کلید در «${file}»`, en: (file: string) => `The key in “${file}”` },
};

const none = 'none';

/** How the rows of files that come in together refer to each other: by names, or by the keys that they brought. */
export const ByKeys = (props: {
  readonly view: ImportView;
  readonly object: ObjectContract;
  readonly suggestion: Suggestion;
  readonly files: readonly SetMember[];
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}) => {
  const { view, object, files, draft, onChange } = props;
  const text = useWords(words);
  const schema = useSchema();
  const { locale } = useLocale();
  const links = draft.columns.flatMap(({ target }) => {
    const place = target.includes('.') ? undefined : placeAt(schema, object, target);
    const to = place && targetOf(place.field);
    const able = files.filter((file) => file.object === to && file.key !== null);
    return place && able.length > 0 ? [{ place, able }] : [];
  });
  const columns: readonly Option[] = [
    ...view.analysis.columns.map(({ index, name }) => ({ id: String(index), label: name })),
    { id: none, label: text.none },
  ];
  const setKey = (id: string | null): void => {
    const { key, ...rest } = draft;
    void key;
    onChange(id === null || id === none ? rest : { ...rest, key: Number(id) });
  };
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-strong">{text.title}</h2>
      <div className="grid max-w-2xl grid-cols-2 gap-x-4 gap-y-3 max-sm:grid-cols-1">
        <Select
          label={text.key}
          hint={text.keyHint}
          options={columns}
          value={draft.key === undefined ? none : String(draft.key)}
          onChange={setKey}
        />
        {links.map(({ place, able }) => (
          <Select
            key={place.path}
            label={placeName(place, locale)}
            options={[
              { id: none, label: text.names },
              ...able.map((file) => ({ id: file.id, label: text.keyOf(file.sheet ?? file.fileName) })),
            ]}
            value={draft.from.find(({ path }) => path === place.path)?.import ?? none}
            onChange={(id) =>
              onChange(withReference(draft, place.path, id === none || id === null ? undefined : id))
            }
          />
        ))}
      </div>
    </section>
  );
};
