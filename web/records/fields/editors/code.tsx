import type { ComponentType } from 'react';

import { checkCard, formatCard } from '#persian/ids/card.ts';
import type { Check } from '#persian/ids/check.ts';
import { checkCompanyId } from '#persian/ids/company-id.ts';
import { checkEconomicCode } from '#persian/ids/economic-code.ts';
import { checkNationalCode, formatNationalCode } from '#persian/ids/national-code.ts';
import { checkPostalCode, formatPostalCode } from '#persian/ids/postal-code.ts';
import { checkSheba, formatSheba } from '#persian/ids/sheba.ts';
import { useLocale } from '#web/kit/index.ts';

import type { EditorProps } from '../face.ts';
import { TypedField } from './typed-field.tsx';

const same = (code: string): string => code;

/** An Iranian number with a checksum, checked while it is typed. */
const codeEditor =
  (
    check: (text: string) => Check<string>,
    format: (code: string) => string = same,
  ): ComponentType<EditorProps> =>
  (props) => {
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
  };

export const nationalCode = codeEditor(checkNationalCode, formatNationalCode);
export const companyId = codeEditor(checkCompanyId);
export const economicCode = codeEditor(checkEconomicCode);
export const sheba = codeEditor(checkSheba, formatSheba);
export const card = codeEditor(checkCard, formatCard);
export const postalCode = codeEditor(checkPostalCode, formatPostalCode);
