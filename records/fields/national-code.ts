import { checkNationalCode } from '#persian/ids/national-code.ts';
import { iranianId } from './iranian-id.ts';

/** کد ملی: the ten digits of an Iranian person. */
export const nationalCode = iranianId(
  'nationalCode',
  { fa: 'کد ملی', en: 'National code' },
  '^[0-9]{10}$',
  checkNationalCode,
);
