import { z } from 'zod';
import type { Check } from '#persian/ids/check.ts';
import { checkCompanyId } from '#persian/ids/company-id.ts';
import { checkEconomicCode } from '#persian/ids/economic-code.ts';
import { checkPostalCode } from '#persian/ids/postal-code.ts';

const words = (most: number) => z.string().trim().max(most);

/** An id as its own rules have it, or nothing. */
const id = (check: (text: string) => Check<string>) =>
  z
    .string()
    .max(40)
    .refine((text) => text === '' || check(text).ok);

/** Who the organisation is to the law and on its papers; empty texts are what nobody has said. */
export const companyShape = z.strictObject({
  legalName: words(200),
  nationalId: id(checkCompanyId),
  economicCode: id(checkEconomicCode),
  registrationNumber: words(20),
  phone: words(40),
  email: words(200),
  website: words(200),
  province: words(60),
  city: words(60),
  address: words(300),
  postalCode: id(checkPostalCode),
  /** Pictures, by the ids of their `file` records. */
  logo: z.uuid().nullable(),
  seal: z.uuid().nullable(),
});

export type Company = z.output<typeof companyShape>;

export const noCompany: Company = {
  legalName: '',
  nationalId: '',
  economicCode: '',
  registrationNumber: '',
  phone: '',
  email: '',
  website: '',
  province: '',
  city: '',
  address: '',
  postalCode: '',
  logo: null,
  seal: null,
};
