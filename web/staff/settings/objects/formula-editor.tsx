import { useRef } from 'react';
import { ChevronDown } from 'lucide-react';
import { TextArea as AriaTextArea, TextField, Label } from 'react-aria-components';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import { Button, classes, Menu, useLocale, useWords } from '#web/kit/index.ts';

import { formulaFunctions } from './formula-functions.ts';
import { Trial } from './trial.tsx';

const words = {
  formula: { fa: 'فرمول', en: 'Formula' },
  hint: {
    fa: 'فیلدها و تابع‌ها را از همین‌جا بیفزایید. نشانه‌ها: + - * / = < > and or',
    en: 'Insert fields and functions from here. Signs: + - * / = < > and or',
  },
  field: { fa: 'فیلد', en: 'Field' },
  function: { fa: 'تابع', en: 'Function' },
  means: { fa: 'در این فرمول', en: 'In this formula' },
};

/** Kinds whose value a formula cannot read. */
const unread: ReadonlySet<string> = new Set([
  'phones',
  'emails',
  'address',
  'link',
  'links',
  'member',
  'team',
  'rollUp',
  'choices',
  'files',
  'structured',
]);

/** A formula with its fields by name, what they mean beneath, and what it gives on a real record. */
export const FormulaEditor = (props: {
  readonly object: ObjectContract;
  /** The field's own name, where it is changed. */
  readonly name: string | undefined;
  readonly label: string;
  readonly value: string;
  readonly onChange: (formula: string) => void;
}) => {
  const { object, name, label, value, onChange } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const area = useRef<HTMLTextAreaElement>(null);
  const readable = object.fields.filter((field) => !unread.has(field.kind) && field.name !== name);
  const used = readable.filter((field) => new RegExp(`\\b${field.name}\\b`).test(value));
  // Where the caret stands; a function's first part is next to be written.
  const insert = (piece: string) => {
    const { selectionStart = value.length, selectionEnd = value.length } = area.current ?? {};
    onChange(value.slice(0, selectionStart) + piece + value.slice(selectionEnd));
    const open = piece.indexOf('(');
    const caret = selectionStart + (open >= 0 && !piece.endsWith('()') ? open + 1 : piece.length);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(caret, caret);
    });
  };
  return (
    <div className="flex flex-col gap-3">
      <TextField value={value} onChange={onChange} className="flex flex-col gap-1">
        <span className="flex items-end gap-1">
          <Label className="flex-1 text-sm font-medium">{text.formula}</Label>
          <Menu
            label={text.field}
            placement="bottom end"
            trigger={
              <Button variant="quiet" icon={<ChevronDown size={14} />}>
                {text.field}
              </Button>
            }
            items={readable.map((field) => ({
              id: field.name,
              label: say(field.label, locale),
              detail: field.name,
              onSelect: () => insert(field.name),
            }))}
          />
          <Menu
            label={text.function}
            placement="bottom end"
            trigger={
              <Button variant="quiet" icon={<ChevronDown size={14} />}>
                {text.function}
              </Button>
            }
            items={formulaFunctions.map((one) => ({
              id: one.name,
              label: one.name,
              detail: say(one.words, locale),
              onSelect: () => insert(one.sample),
            }))}
          />
        </span>
        <AriaTextArea
          ref={area}
          dir="ltr"
          rows={3}
          spellCheck={false}
          maxLength={2_000}
          className={classes(
            'w-full rounded-control border border-line bg-surface-1 px-2.5 py-2 font-mono text-sm outline-none data-focused:border-accent data-focused:ring-1 data-focused:ring-accent',
          )}
        />
        <p className="text-sm text-ink-muted">{text.hint}</p>
      </TextField>
      {used.length === 0 ? null : (
        <dl className="flex flex-wrap gap-x-3 gap-y-1 text-sm" aria-label={text.means}>
          {used.map((field) => (
            <div key={field.name} className="flex gap-1">
              <dt dir="ltr" className="font-mono text-ink-muted">
                {field.name}
              </dt>
              <dd>
                <bdi>{say(field.label, locale)}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Trial
        object={object}
        kind="formula"
        name={name}
        label={label}
        options={{ formula: value }}
        ready={value.trim() !== ''}
      />
    </div>
  );
};
