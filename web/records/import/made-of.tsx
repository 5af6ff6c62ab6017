import { useState } from 'react';
import { Plus, X } from 'lucide-react';

import type { ColumnAnalysis, ObjectContract } from '#records/contract.ts';
import {
  Button,
  ComboBox,
  IconButton,
  Menu,
  TextField,
  useLocale,
  useWords,
  type Option,
} from '#web/kit/index.ts';

import { useSchema } from '../data/schema.ts';
import { withTemplate, type Draft } from './draft.ts';
import { placeAt, placeName } from './places.ts';

const words = {
  title: { fa: 'ساخته از چند ستون', en: 'Made of several columns' },
  hint: {
    fa: 'نام هر ستون را میان { } بگذارید؛ جای آن مقدار همان سطر می‌آید.',
    en: 'Put a column’s name between { }; the row’s value takes its place.',
  },
  insert: { fa: 'افزودن ستون', en: 'Insert a column' },
  remove: {
    fa: (name: string) => `برداشتن الگوی ${name}`,
    en: (name: string) => `Remove the template of ${name}`,
  },
  add: { fa: 'فیلد دیگری از چند ستون بساز', en: 'Make another field of several columns' },
  which: { fa: 'کدام فیلد؟', en: 'Which field?' },
  unknown: {
    fa: (name: string) => `ستونی به نام «${name}» نیست.`,
    en: (name: string) => `There is no column called “${name}”.`,
  },
};

/** Texts that are put together of columns: the name of a deal from its product and customer. */
export const MadeOf = (props: {
  readonly object: ObjectContract;
  readonly columns: readonly ColumnAnalysis[];
  readonly options: readonly Option[];
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}) => {
  const { object, columns, options, draft, onChange } = props;
  const text = useWords(words);
  const schema = useSchema();
  const { locale } = useLocale();
  const [adding, setAdding] = useState(false);
  const nameOf = (path: string): string => {
    const place = placeAt(schema, object, path);
    return place ? placeName(place, locale) : path;
  };
  return (
    <section className="flex flex-col gap-3">
      {draft.templates.length === 0 ? null : (
        <>
          <h2 className="font-strong">{text.title}</h2>
          <p className="-mt-2 text-sm text-ink-muted">{text.hint}</p>
        </>
      )}
      {draft.templates.map(({ target, template }) => (
        <div key={target} className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <TextField
              label={nameOf(target)}
              value={template}
              error={unknownColumn(template, columns, text.unknown)}
              onChange={(next) => onChange(withTemplate(draft, target, next))}
            />
          </div>
          <Menu
            label={text.insert}
            trigger={
              <Button variant="secondary" icon={<Plus size={14} />}>
                {text.insert}
              </Button>
            }
            items={columns.map(({ index, name }) => ({
              id: String(index),
              label: name,
              onSelect: () => onChange(withTemplate(draft, target, `${template} {${name}}`.trim())),
            }))}
          />
          <IconButton
            label={text.remove(nameOf(target))}
            icon={<X size={16} />}
            onPress={() => onChange(withTemplate(draft, target, null))}
          />
        </div>
      ))}
      {adding ? (
        <div className="max-w-sm">
          <ComboBox
            label={text.which}
            options={options}
            value={null}
            autoFocus
            onChange={(option) => {
              setAdding(false);
              if (option) onChange(withTemplate(draft, option.id, ''));
            }}
          />
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

const unknownColumn = (
  template: string,
  columns: readonly ColumnAnalysis[],
  say: (name: string) => string,
): string | undefined => {
  const wrong = [...template.matchAll(/\{([^{}]*)\}/g)]
    .map(([, name = '']) => name.trim())
    .find((name) => !columns.some((column) => column.name === name));
  return wrong === undefined ? undefined : say(wrong);
};
