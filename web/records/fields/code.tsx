import { localDigits } from '#persian/digits.ts';
import { formatCard } from '#persian/ids/card.ts';
import { formatNationalCode } from '#persian/ids/national-code.ts';
import { formatPostalCode } from '#persian/ids/postal-code.ts';
import { formatSheba } from '#persian/ids/sheba.ts';
import { Bidi, useLocale } from '#web/kit/index.ts';

import type { DisplayProps, FieldFace } from './face.ts';

const same = (code: string): string => code;

/** An Iranian number with a checksum: a left-to-right run. */
const codeFace = (format: (code: string) => string = same): FieldFace => ({
  Display: ({ value }: DisplayProps) => {
    const { digits } = useLocale();
    return <Bidi>{localDigits(format(String(value)), digits)}</Bidi>;
  },
});

export const nationalCode = codeFace(formatNationalCode);
export const companyId = codeFace();
export const economicCode = codeFace();
export const sheba = codeFace(formatSheba);
export const card = codeFace(formatCard);
export const postalCode = codeFace(formatPostalCode);

/** A number that the system gives: «F-1405-00012», as it stands on paper and in mails; digits alone are the reader's own. */
export const serial: FieldFace = {
  Display: ({ value }: DisplayProps) => {
    const { digits } = useLocale();
    const number = String(value);
    return <Bidi>{/[a-z]/i.test(number) ? number : localDigits(number, digits)}</Bidi>;
  },
  shownOnly: true,
};
