import { checkCompanyId } from '#persian/ids/company-id.ts';
import { checkNationalCode } from '#persian/ids/national-code.ts';
import type { Chance } from '#records/define/scene.ts';

// Ids that pass their checksums and are nobody's: no town issues national codes that begin with 000, and the country's
// company ids begin with 10 and 14.
const nobodysCode = '000';
const nobodysCompany = '99';

/** The digits with the check digit that makes them right. */
function withCheckDigit(digits: string, isRight: (id: string) => boolean): string {
  for (let digit = 0; digit <= 9; digit++) if (isRight(digits + digit)) return digits + digit;
  throw new Error(`No check digit makes ${digits} right`);
}

const digits = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => chance.between(0, 9)).join('');

export const sampleNationalCode = (chance: Chance): string =>
  withCheckDigit(nobodysCode + digits(chance, 6), (id) => checkNationalCode(id).ok);

export const sampleCompanyId = (chance: Chance): string =>
  withCheckDigit(
    `${nobodysCompany}${chance.between(1, 9)}${digits(chance, 7)}`,
    (id) => checkCompanyId(id).ok,
  );

/** Ten digits as they stand on letters; the last five name no building. */
export const samplePostalCode = (chance: Chance): string =>
  `${chance.between(1, 9)}${digits(chance, 4)}00${digits(chance, 2)}1`;

// No subscriber's number begins with 0, and the block 0900 000 is not given out.
export const sampleMobile = (chance: Chance): string => `0900000${digits(chance, 4)}`;
export const sampleLandline = (chance: Chance, areaCode: string): string =>
  `0${areaCode.replace(/^0/, '')}0000${digits(chance, 4)}`;
