import { localDigits } from '#persian/digits.ts';
import { formatCard, checkCard } from '#persian/ids/card.ts';
import { checkCompanyId } from '#persian/ids/company-id.ts';
import { checkEconomicCode } from '#persian/ids/economic-code.ts';
import { checkNationalCode, formatNationalCode } from '#persian/ids/national-code.ts';
import { checkPostalCode, formatPostalCode } from '#persian/ids/postal-code.ts';
import { checkSheba, formatSheba } from '#persian/ids/sheba.ts';
import type { Check } from '#persian/ids/check.ts';
import { Bidi, useLocale } from '#web/kit/index.ts';

import type { DisplayProps, EditorProps, FieldFace } from './face.ts';
import { TypedField } from './typed-field.tsx';

const same = (code: string): string => code;

/** An Iranian number with a checksum: a left-to-right run, checked while it is typed. */
const codeFace = (
  check: (text: string) => Check<string>,
  format: (code: string) => string = same,
): FieldFace => ({
  Display: ({ value }: DisplayProps) => {
    const { digits } = useLocale();
    return <Bidi>{localDigits(format(String(value)), digits)}</Bidi>;
  },
  Editor: (props: EditorProps) => {
    const { locale } = useLocale();
    return (
      <TypedField<string>
        {...props}
        kind="code"
        read={(typed) => {
          const checked = check(typed);
          return checked.ok ? checked : { ok: false, why: checked.phrase[locale] };
        }}
        write={format}
      />
    );
  },
});

export const nationalCode = codeFace(checkNationalCode, formatNationalCode);
export const companyId = codeFace(checkCompanyId);
export const economicCode = codeFace(checkEconomicCode);
export const sheba = codeFace(checkSheba, formatSheba);
export const card = codeFace(checkCard, formatCard);
export const postalCode = codeFace(checkPostalCode, formatPostalCode);

/** A number that the system gives: «F-1405-00012». */
export const serial: FieldFace = {
  Display: ({ value }: DisplayProps) => {
    const { digits } = useLocale();
    return <Bidi>{localDigits(String(value), digits)}</Bidi>;
  },
};
