import type { ObjectContract } from '#records/contract.ts';
import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { Button, Drawer, Select, useLocale, useWords } from '#web/kit/index.ts';

import type { FieldRule, ObjectGrant } from './grants.ts';
import { ruleWords } from './words.ts';

const words = {
  all: { fa: 'همه آزاد', en: 'All free' },
  limited: { fa: (count: string) => `${count} محدود`, en: (count: string) => `${count} limited` },
  open: {
    fa: (what: string, name: string) => `فیلدهای ${name}: ${what}`,
    en: (what: string, name: string) => `Fields of ${name}: ${what}`,
  },
  title: { fa: (name: string) => `فیلدهای ${name}`, en: (name: string) => `Fields of ${name}` },
  hint: {
    fa: 'فیلد پنهان برای این نقش وجود ندارد: نه دیده می‌شود، نه جستجو، نه پالایش و نه خروجی.',
    en: 'A hidden field does not exist for this role: not to be seen, searched, filtered or exported.',
  },
  done: { fa: 'بستن', en: 'Close' },
};

type Rules = ObjectGrant['fields'];

/** Fields that are less than freely usable, set in a drawer beside the matrix. */
export const FieldRules = (props: {
  readonly object: ObjectContract;
  readonly rules: Rules;
  readonly onChange: (rules: Rules) => void;
  readonly disabled: boolean;
}) => {
  const { object, rules, onChange } = props;
  const { locale, digits } = useLocale();
  const text = useWords(words);
  const rule = useWords(ruleWords);
  const name = say(object.many, locale);
  const count = Object.keys(rules).length;
  const summary = count === 0 ? text.all : text.limited(formatNumber(count, digits));

  const set = (field: string, value: string | null) => {
    const { [field]: _, ...rest } = rules;
    onChange(value === 'hidden' || value === 'read-only' ? { ...rest, [field]: value } : rest);
  };

  return (
    <Drawer
      title={text.title(name)}
      trigger={
        <Button variant="quiet" aria-label={text.open(summary, name)}>
          <span className={count === 0 ? 'font-normal text-ink-muted' : undefined}>{summary}</span>
        </Button>
      }
      footer={(close) => (
        <Button variant="primary" onPress={close}>
          {text.done}
        </Button>
      )}
    >
      <p className="mb-4 text-sm text-pretty text-ink-muted">{text.hint}</p>
      <ul className="flex flex-col gap-1">
        {object.fields.map((field) => (
          <li key={field.id} className="flex items-center gap-3">
            <span className="min-w-0 flex-1 truncate">{say(field.label, locale)}</span>
            <div className="w-32">
              <Select
                label={say(field.label, locale)}
                hideLabel
                value={rules[field.name] ?? 'free'}
                onChange={(id) => set(field.name, id)}
                options={(
                  ['free', 'read-only', 'hidden'] as const satisfies readonly ('free' | FieldRule)[]
                ).map((id) => ({ id, label: rule[id] }))}
                disabled={props.disabled}
              />
            </div>
          </li>
        ))}
      </ul>
    </Drawer>
  );
};
