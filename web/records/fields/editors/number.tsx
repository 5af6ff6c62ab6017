import { formatNumber, parseNumber } from '#persian/digits.ts';
import { ColorPicker, useLocale, useWords } from '#web/kit/index.ts';
import type { EditorProps } from '../face.ts';
import { TypedField } from './typed-field.tsx';
import { isColor, isGrouped } from '../number.tsx';

const words = {
  notNumber: {
    fa: 'این یک عدد نیست؛ مانند ۱۲٬۵۰۰ بنویسید.',
    en: 'This is not a number; write it like 12,500.',
  },
  percent: { fa: '٪', en: '%' },
};

export const Editor = (props: EditorProps) => {
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
