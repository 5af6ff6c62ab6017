import { useState } from 'react';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import { Segmented, useLocale, useWords } from '#web/kit/index.ts';
import { FieldEditor, fieldOf, type Values } from '#web/records/index.ts';

import { words } from './words.ts';

/** A discount by percentage or by amount: one of the two, so that nobody fills in both. */
export const DiscountEditor = (props: {
  readonly object: ObjectContract;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly errorOf: (field: string) => string | undefined;
  readonly autoFocus?: boolean;
}) => {
  const { object, values, onChange, errorOf } = props;
  const text = useWords(words);
  const { locale } = useLocale();
  const [by, setBy] = useState<'discountPercent' | 'discountAmount'>(
    values['discountAmount'] ? 'discountAmount' : 'discountPercent',
  );
  const field = fieldOf(object, by);
  if (!field) return null;
  const turn = (next: 'discountPercent' | 'discountAmount') => {
    setBy(next);
    onChange({ discountPercent: null, discountAmount: null });
  };
  return (
    <div className="flex items-end gap-2">
      <div className="min-w-0 flex-1">
        <FieldEditor
          key={by}
          field={field}
          label={say(field.label, locale)}
          value={values[by] ?? null}
          onChange={(value) => onChange({ discountPercent: null, discountAmount: null, [by]: value })}
          error={errorOf('discountPercent') ?? errorOf('discountAmount')}
          autoFocus={props.autoFocus ?? false}
        />
      </div>
      <Segmented
        label={text.discountBy}
        value={by}
        options={[
          { id: 'discountPercent', label: text.byPercent },
          { id: 'discountAmount', label: text.byAmount },
        ]}
        onChange={turn}
      />
    </div>
  );
};
