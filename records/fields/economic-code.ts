import { checkEconomicCode } from '#persian/ids/economic-code.ts';
import { iranianId } from './iranian-id.ts';

/** کد اقتصادی: by which the tax office knows a buyer or seller. */
export const economicCode = iranianId(
  'economicCode',
  { fa: 'کد اقتصادی', en: 'Economic code' },
  '^([0-9]{11,12}|[0-9]{14})$',
  checkEconomicCode,
);
