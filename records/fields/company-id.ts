import { checkCompanyId } from '#persian/ids/company-id.ts';
import { iranianId } from './iranian-id.ts';

/** شناسهٔ ملی: the eleven digits of a legal entity. */
export const companyId = iranianId(
  'companyId',
  { fa: 'شناسهٔ ملی', en: 'Company id' },
  '^[0-9]{11}$',
  checkCompanyId,
);
