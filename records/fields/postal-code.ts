import { checkPostalCode } from '#persian/ids/postal-code.ts';
import { iranianId } from './iranian-id.ts';

/** کد پستی: the ten digits of an Iranian address. */
export const postalCode = iranianId(
  'postalCode',
  { fa: 'کد پستی', en: 'Postal code' },
  '^[0-9]{10}$',
  checkPostalCode,
);
