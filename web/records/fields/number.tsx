import { formatNumber, formatPercent, parseNumber } from '#persian/digits.ts';
import type { FieldContract } from '#records/contract.ts';
import { Amount, CategoryDot, ColorPicker, useLocale, useWords } from '#web/kit/index.ts';

import type { DisplayProps, EditorProps, FieldFace } from './face.ts';
import { TypedField } from './typed-field.tsx';

const words = {
  notNumber: {
    fa: 'این یک عدد نیست؛ مانند ۱۲٬۵۰۰ بنویسید.',
    en: 'This is not a number; write it like 12,500.',
  },
  percent: { fa: '٪', en: '%' },
};

/** What never passes four digits (a year, a score) is written without groups. */
const isGrouped = ({ options }: FieldContract): boolean =>
  typeof options['max'] !== 'number' || options['max'] >= 10_000;

/** One of the ten colours is chosen by its looks, whatever its number. */
const isColor = ({ options }: FieldContract): boolean => options['palette'] === true;

const Display = ({ field, value }: DisplayProps) => {
  const { digits } = useLocale();
  if (isColor(field)) return <CategoryDot category={Number(value)} />;
  if (isGrouped(field)) return <Amount value={Number(value)} />;
  return <bdi>{formatNumber(Number(value), digits, { grouping: false })}</bdi>;
};

const PercentDisplay = ({ value }: DisplayProps) => {
  const { digits } = useLocale();
  return <bdi>{formatPercent(Number(value), digits)}</bdi>;
};

const Editor = (props: EditorProps) => {
  const { digits } = useLocale();
  const text = useWords(words);
  if (isColor(props.field))
    return (
      <ColorPicker
        label={props.label}
        value={typeof props.value === 'number' ? props.value : null}
        onChange={props.onChange}
      />
    );
  return (
    <TypedField<number>
      {...props}
      kind="number"
      unit={props.field.kind === 'percent' ? text.percent : undefined}
      read={(typed) => {
        const read = parseNumber(typed.replace(/[%٪]\s*$/, ''));
        return read === undefined ? { ok: false, why: text.notNumber } : { ok: true, value: Number(read) };
      }}
      write={(value) => formatNumber(value, digits, { grouping: isGrouped(props.field) })}
    />
  );
};

/** A plain number. */
export const number: FieldFace = { Display, Editor, end: true };

/** A share of a hundred. */
export const percent: FieldFace = { Display: PercentDisplay, Editor, end: true };
