import { useState } from 'react';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';

import type { Choice } from '#records/contract.ts';
import {
  Button,
  CategoryDot,
  ColorPicker,
  IconButton,
  Popover,
  TextField,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { stepped } from '#web/records/order/sorting.ts';

const words = {
  choices: { fa: 'گزینه‌ها', en: 'Options' },
  choice: { fa: (at: string) => `گزینهٔ ${at}`, en: (at: string) => `Option ${at}` },
  other: { fa: (at: string) => `گزینهٔ ${at} به انگلیسی`, en: (at: string) => `Option ${at} in Persian` },
  color: { fa: (name: string) => `رنگ ${name}`, en: (name: string) => `Colour of ${name}` },
  up: { fa: (name: string) => `${name} بالاتر`, en: (name: string) => `Move ${name} up` },
  down: { fa: (name: string) => `${name} پایین‌تر`, en: (name: string) => `Move ${name} down` },
  remove: { fa: (name: string) => `برداشتن ${name}`, en: (name: string) => `Remove ${name}` },
  add: { fa: 'گزینهٔ دیگر', en: 'Another option' },
};

/** A key that no other option has, from nothing that people read. */
const freeKey = (taken: ReadonlySet<string>): string => {
  for (let count = taken.size + 1; ; count++) if (!taken.has(`c${count}`)) return `c${count}`;
};

const withNew = (choices: readonly Choice[], labels: readonly string[]): readonly Choice[] =>
  labels.reduce<readonly Choice[]>((all, label) => {
    const key = freeKey(new Set(all.map((one) => one.key)));
    return [...all, { key, label: { fa: label, en: label }, color: all.length % 10 }];
  }, choices);

/** The options of a choice: words in both languages, colour and order. */
export const ChoicesEditor = (props: {
  readonly choices: readonly Choice[];
  readonly onChange: (choices: readonly Choice[]) => void;
  readonly error?: string | undefined;
}) => {
  const { choices, onChange, error } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const [added, setAdded] = useState<string | null>(null);
  const other = locale === 'fa' ? 'en' : 'fa';
  const add = (labels: readonly string[]) => {
    const next = withNew(choices, labels);
    setAdded(next.at(-1)?.key ?? null);
    onChange(next);
  };
  /** The other language follows until somebody writes it. */
  const rename = (choice: Choice, value: string) => {
    const label = { ...choice.label, [locale]: value };
    if (choice.label[other] === choice.label[locale]) label[other] = value;
    onChange(choices.map((one) => (one.key === choice.key ? { ...one, label } : one)));
  };
  const step = (key: string, by: -1 | 1) => {
    const rows = stepped(
      choices.map((choice) => ({ id: choice.key, choice })),
      key,
      by,
    );
    onChange(rows.map(({ choice }) => choice));
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{text.choices}</legend>
      {choices.map((choice, index) => {
        const name = choice.label[locale] === '' ? text.choice(String(index + 1)) : choice.label[locale];
        return (
          <div key={choice.key} className="flex items-start gap-1">
            <Popover
              label={text.color(name)}
              trigger={
                <IconButton label={text.color(name)} icon={<CategoryDot category={choice.color ?? 0} />} />
              }
            >
              {(close) => (
                <div className="w-56">
                  <ColorPicker
                    label={text.color(name)}
                    value={choice.color ?? null}
                    onChange={(color) => {
                      onChange(choices.map((one) => (one.key === choice.key ? { ...one, color } : one)));
                      close();
                    }}
                  />
                </div>
              )}
            </Popover>
            <div className="grid min-w-0 flex-1 grid-cols-2 gap-1 max-sm:grid-cols-1">
              <TextField
                label={text.choice(String(index + 1))}
                hideLabel
                value={choice.label[locale]}
                onChange={(value) => rename(choice, value)}
                autoFocus={choice.key === added}
                maxLength={200}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
                  event.preventDefault();
                  add(['']);
                }}
              />
              <TextField
                label={text.other(String(index + 1))}
                hideLabel
                value={choice.label[other]}
                onChange={(value) =>
                  onChange(
                    choices.map((one) =>
                      one.key === choice.key ? { ...one, label: { ...one.label, [other]: value } } : one,
                    ),
                  )
                }
                maxLength={200}
              />
            </div>
            <span className="flex shrink-0">
              <IconButton
                label={text.up(name)}
                icon={<ArrowUp size={14} />}
                disabled={index === 0}
                onPress={() => step(choice.key, -1)}
              />
              <IconButton
                label={text.down(name)}
                icon={<ArrowDown size={14} />}
                disabled={index === choices.length - 1}
                onPress={() => step(choice.key, 1)}
              />
              <IconButton
                label={text.remove(name)}
                icon={<Trash2 size={14} />}
                onPress={() => onChange(choices.filter(({ key }) => key !== choice.key))}
              />
            </span>
          </div>
        );
      })}
      <div className="flex flex-wrap items-center gap-2">
        <Button icon={<Plus size={14} />} onPress={() => add([''])}>
          {text.add}
        </Button>
      </div>
      {error === undefined ? null : (
        <p role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
};
