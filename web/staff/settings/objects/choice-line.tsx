import { Ellipsis, EyeOff } from 'lucide-react';

import { formatNumber } from '#persian/digits.ts';
import type { Choice } from '#records/contract.ts';
import {
  CategoryDot,
  ColorPicker,
  IconButton,
  Menu,
  Popover,
  TextField,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

const words = {
  choice: { fa: (at: string) => `گزینهٔ ${at}`, en: (at: string) => `Choice ${at}` },
  other: { fa: (at: string) => `گزینهٔ ${at} به انگلیسی`, en: (at: string) => `Choice ${at} in Persian` },
  color: { fa: (name: string) => `رنگ ${name}`, en: (name: string) => `Colour of ${name}` },
  more: { fa: (name: string) => `کارهای ${name}`, en: (name: string) => `More for ${name}` },
  up: { fa: 'یکی بالاتر', en: 'Move up' },
  down: { fa: 'یکی پایین‌تر', en: 'Move down' },
  hide: { fa: 'دیگر پیشنهاد نشود', en: 'Offer it no more' },
  show: { fa: 'باز پیشنهاد شود', en: 'Offer it again' },
  remove: { fa: 'برداشتن', en: 'Remove' },
  hidden: { fa: 'دیگر پیشنهاد نمی‌شود', en: 'Offered no more' },
};

/** What a choice is called before it has a name. */
export const useChoiceName = () => {
  const text = useWords(words);
  const { digits, locale } = useLocale();
  return ({ label }: Choice, at: number): string =>
    label[locale] === '' ? text.choice(formatNumber(at + 1, digits)) : label[locale];
};

/** One choice: its colour, its name in both languages, the reader's own first, and what can be done with it. */
export const ChoiceLine = (props: {
  readonly choice: Choice;
  readonly at: number;
  readonly focused: boolean;
  readonly mayHide: boolean;
  readonly mayRemove: boolean;
  readonly onChange: (choice: Choice) => void;
  readonly onStep: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly onNext: () => void;
}) => {
  const { choice, at, onChange } = props;
  const text = useWords(words);
  const { digits, locale } = useLocale();
  const name = useChoiceName()(choice, at);
  const place = formatNumber(at + 1, digits);
  const other = locale === 'fa' ? 'en' : 'fa';
  /** The other language follows until somebody writes it. */
  const rename = (value: string) => {
    const follows = choice.label[other] === choice.label[locale];
    const label = { ...choice.label, [locale]: value, ...(follows ? { [other]: value } : {}) };
    onChange({ ...choice, label });
  };
  const { hidden, ...offered } = choice;
  return (
    <>
      <Popover
        label={text.color(name)}
        trigger={
          <IconButton
            size="small"
            label={text.color(name)}
            icon={<CategoryDot category={choice.color ?? 0} />}
          />
        }
      >
        {(close) => (
          <div className="w-56">
            <ColorPicker
              label={text.color(name)}
              value={choice.color ?? null}
              onChange={(color) => {
                onChange({ ...choice, color });
                close();
              }}
            />
          </div>
        )}
      </Popover>
      <div className="grid min-w-0 flex-1 grid-cols-[6fr_5fr] gap-1 max-sm:grid-cols-1">
        <TextField
          label={text.choice(place)}
          hideLabel
          value={choice.label[locale]}
          onChange={rename}
          autoFocus={props.focused}
          maxLength={200}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            props.onNext();
          }}
        />
        <TextField
          label={text.other(place)}
          hideLabel
          value={choice.label[other]}
          onChange={(value) => onChange({ ...choice, label: { ...choice.label, [other]: value } })}
          maxLength={200}
        />
        {hidden ? (
          <p className="col-span-full flex items-center gap-1 text-sm text-ink-muted">
            <EyeOff aria-hidden="true" size={12} />
            {text.hidden}
          </p>
        ) : null}
      </div>
      <Menu
        label={text.more(name)}
        placement="bottom end"
        trigger={<IconButton label={text.more(name)} icon={<Ellipsis size={16} />} />}
        items={[
          { id: 'up', label: text.up, onSelect: () => props.onStep(-1) },
          { id: 'down', label: text.down, onSelect: () => props.onStep(1) },
          ...(props.mayHide
            ? [
                hidden
                  ? { id: 'show', label: text.show, onSelect: () => onChange(offered) }
                  : { id: 'hide', label: text.hide, onSelect: () => onChange({ ...choice, hidden: true }) },
              ]
            : []),
          ...(props.mayRemove
            ? [{ id: 'remove', label: text.remove, danger: true, onSelect: props.onRemove }]
            : []),
        ]}
      />
    </>
  );
};
