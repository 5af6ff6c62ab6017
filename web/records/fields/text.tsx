import { localDigits } from '#persian/digits.ts';
import { Bidi, useLocale } from '#web/kit/index.ts';
import type { DisplayProps, FieldFace } from './face.ts';

/** Digits alone are a code, whoever wrote them: a left-to-right run in the reader's digits. */
const isCode = (words: string): boolean => /^[0-9۰-۹][0-9۰-۹ -]*$/.test(words);

const Display = (props: DisplayProps) => {
  const { digits } = useLocale();
  const words = String(props.value);
  return isCode(words) ? <Bidi>{localDigits(words, digits)}</Bidi> : <Words {...props} />;
};

const Words = ({ value, place }: DisplayProps) => (
  <span dir="auto" className={place === 'cell' ? 'block truncate text-start' : 'text-start'}>
    {String(value)}
  </span>
);

/** One line of people's words. */
export const text: FieldFace = { Display };
