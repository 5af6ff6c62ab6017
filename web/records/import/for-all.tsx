import { useState } from 'react';
import { Plus } from 'lucide-react';

import type { Linked, Need, ObjectContract, Stored } from '#records/contract.ts';
import { Button, ComboBox, useLocale, useWords, type Option } from '#web/kit/index.ts';

import { useRecord } from '../data/read.ts';
import { targetOf, useObject, useSchema } from '../data/schema.ts';
import { isLinked, titleOf, toWire } from '../data/values.ts';
import { FieldEditor } from '../fields/index.tsx';
import { isUnreadable } from '../fields/face.ts';
import { withConstant, type Draft } from './draft.ts';
import { placeAt, placeName, type Place } from './places.ts';

const words = {
  title: { fa: 'برای همهٔ سطرها یکسان', en: 'The same for all rows' },
  add: { fa: 'مقدار یکسان برای فیلدی دیگر', en: 'The same value for another field' },
  which: { fa: 'کدام فیلد؟', en: 'Which field?' },
  needed: { fa: 'بدون این نمی‌توان ادامه داد.', en: 'It does not go on without this.' },
};

/** Values that every row gets: what is required and no column gives, and whatever else is the same for all. */
export const ForAll = (props: {
  readonly object: ObjectContract;
  readonly draft: Draft;
  readonly needs: readonly Need[];
  readonly options: readonly Option[];
  readonly told: boolean;
  readonly onChange: (draft: Draft) => void;
}) => {
  const { object, draft, needs, options, told, onChange } = props;
  const text = useWords(words);
  const schema = useSchema();
  const [added, setAdded] = useState<readonly string[]>([]);
  const [adding, setAdding] = useState(false);
  const paths = [
    ...new Set([...needs.map(({ path }) => path), ...draft.constants.map(({ target }) => target), ...added]),
  ].filter((path) => !draft.columns.some(({ target }) => target === path));
  const places = paths.flatMap((path) => placeAt(schema, object, path) ?? []);
  const add = (option: Option | null): void => {
    setAdding(false);
    if (option) setAdded([...added, option.id]);
  };
  return (
    <section className="flex flex-col gap-3">
      {places.length === 0 ? null : <h2 className="font-strong">{text.title}</h2>}
      <div className="grid max-w-2xl grid-cols-2 gap-x-4 gap-y-3 max-sm:grid-cols-1">
        {places.map((place) => {
          const need = needs.find(({ path }) => path === place.path);
          const value = draft.constants.find(({ target }) => target === place.path)?.value;
          return (
            <Constant
              key={place.path}
              place={place}
              value={value}
              need={need}
              error={told && need && value === undefined ? text.needed : undefined}
              onChange={(next) => onChange(withConstant(draft, place.path, next))}
            />
          );
        })}
      </div>
      {adding ? (
        <div className="max-w-sm">
          <ComboBox label={text.which} options={options} value={null} onChange={add} autoFocus />
        </div>
      ) : (
        <div className="-ms-3">
          <Button variant="quiet" icon={<Plus size={14} />} onPress={() => setAdding(true)}>
            {text.add}
          </Button>
        </div>
      )}
    </section>
  );
};

const Constant = (props: {
  readonly place: Place;
  readonly value: unknown;
  readonly need: Need | undefined;
  readonly error: string | undefined;
  readonly onChange: (wire: unknown) => void;
}) => {
  const { place, value, need } = props;
  const { locale } = useLocale();
  // What was typed and cannot be read yet is no value of the plan; it stays in the field to be mended.
  const [typed, setTyped] = useState<unknown>();
  const shown = useNamed(place, value, need?.linked);
  return (
    <FieldEditor
      field={place.field}
      label={placeName(place, locale)}
      required={need !== undefined}
      error={props.error}
      value={typed ?? shown}
      onChange={(next) => {
        setTyped(isUnreadable(next) ? next : undefined);
        props.onChange(isUnreadable(next) ? null : toWire(place.field, next));
      }}
    />
  );
};

/** A link of the plan is an id; editors want its name as well. */
const useNamed = ({ field }: Place, value: unknown, offered: Linked | undefined): unknown => {
  const target = targetOf(field);
  const object = useObject(target ?? '');
  const isId = target !== undefined && typeof value === 'string';
  const isOffered = isId && offered?.id === value;
  const { data } = useRecord(target ?? '', isId ? value : '', isId && !isOffered);
  if (!isId) return isLinked(value) ? value : (value ?? null);
  return isOffered ? offered : { id: value, object: target, title: nameOf(object, data) };
};

const nameOf = (object: ObjectContract | undefined, record: Stored | undefined): string =>
  (object && titleOf(object, record)) ?? '…';
