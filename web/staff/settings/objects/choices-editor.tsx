import { useState } from 'react';
import { ArrowDown, ArrowUp, Eye, EyeOff, Plus, Trash2 } from 'lucide-react';

import { formatNumber } from '#persian/digits.ts';
import { newChoiceKey, type Choice } from '#records/contract.ts';
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
  choices: { fa: 'گزینه‌ها', en: 'Choices' },
  choice: { fa: (at: string) => `گزینهٔ ${at}`, en: (at: string) => `Choice ${at}` },
  other: { fa: (at: string) => `گزینهٔ ${at} به انگلیسی`, en: (at: string) => `Choice ${at} in Persian` },
  color: { fa: (name: string) => `رنگ ${name}`, en: (name: string) => `Colour of ${name}` },
  up: { fa: (name: string) => `${name} بالاتر`, en: (name: string) => `Move ${name} up` },
  down: { fa: (name: string) => `${name} پایین‌تر`, en: (name: string) => `Move ${name} down` },
  remove: { fa: (name: string) => `برداشتن ${name}`, en: (name: string) => `Remove ${name}` },
  hide: { fa: (name: string) => `پنهان کردن ${name}`, en: (name: string) => `Hide ${name}` },
  show: { fa: (name: string) => `نشان دادن ${name}`, en: (name: string) => `Show ${name}` },
  hidden: { fa: 'دیگر پیشنهاد نمی‌شود.', en: 'Offered no more.' },
  add: { fa: 'گزینهٔ دیگر', en: 'Another choice' },
};

const withNew = (choices: readonly Choice[], labels: readonly string[]): readonly Choice[] =>
  labels.reduce<readonly Choice[]>((all, label) => {
    const key = newChoiceKey(new Set(all.map((one) => one.key)));
    return [...all, { key, label: { fa: label, en: label }, color: all.length % 10 }];
  }, choices);

/** The options of a choice: words in both languages, colour, order, and which of them are offered. */
export const ChoicesEditor = (props: {
  readonly choices: readonly Choice[];
  /** Those that records may have already: they can be hidden. */
  readonly known?: readonly Choice[];
  /** Those that stay, whatever happens. */
  readonly stays?: (choice: Choice) => boolean;
  readonly onChange: (choices: readonly Choice[]) => void;
  readonly error?: string | undefined;
}) => {
  const { choices, known = [], stays = () => false, onChange, error } = props;
  const text = useWords(words);
  const { digits, locale } = useLocale();
  const [added, setAdded] = useState<string | null>(null);
  const other = locale === 'fa' ? 'en' : 'fa';
  const knownKeys = new Set(known.map(({ key }) => key));
  const replace = (key: string, change: (choice: Choice) => Choice) =>
    onChange(choices.map((one) => (one.key === key ? change(one) : one)));
  const toggle = ({ key }: Choice) =>
    replace(key, ({ hidden, ...choice }) => (hidden ? choice : { ...choice, hidden: true }));
  const add = (labels: readonly string[]) => {
    const next = withNew(choices, labels);
    setAdded(next.at(-1)?.key ?? null);
    onChange(next);
  };
  /** The other language follows until somebody writes it. */
  const rename = (choice: Choice, value: string) => {
    const label = { ...choice.label, [locale]: value };
    if (choice.label[other] === choice.label[locale]) label[other] = value;
    replace(choice.key, (one) => ({ ...one, label }));
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
        const at = formatNumber(index + 1, digits);
        const name = choice.label[locale] === '' ? text.choice(at) : choice.label[locale];
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
                      replace(choice.key, (one) => ({ ...one, color }));
                      close();
                    }}
                  />
                </div>
              )}
            </Popover>
            <div className="grid min-w-0 flex-1 grid-cols-2 gap-1 max-sm:grid-cols-1">
              <TextField
                label={text.choice(at)}
                hideLabel
                value={choice.label[locale]}
                onChange={(value) => rename(choice, value)}
                autoFocus={choice.key === added}
                hint={choice.hidden ? text.hidden : undefined}
                maxLength={200}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
                  event.preventDefault();
                  add(['']);
                }}
              />
              <TextField
                label={text.other(at)}
                hideLabel
                value={choice.label[other]}
                onChange={(value) =>
                  replace(choice.key, (one) => ({ ...one, label: { ...one.label, [other]: value } }))
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
              {knownKeys.has(choice.key) ? (
                <IconButton
                  label={choice.hidden ? text.show(name) : text.hide(name)}
                  icon={choice.hidden ? <EyeOff size={14} /> : <Eye size={14} />}
                  onPress={() => toggle(choice)}
                />
              ) : null}
              {stays(choice) ? null : (
                <IconButton
                  label={text.remove(name)}
                  icon={<Trash2 size={14} />}
                  onPress={() => onChange(choices.filter(({ key }) => key !== choice.key))}
                />
              )}
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
