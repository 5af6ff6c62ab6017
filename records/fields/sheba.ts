import { checkSheba } from '#persian/ids/sheba.ts';
import { iranianId } from './iranian-id.ts';

/** شبا: the Iranian IBAN. */
export const sheba = iranianId('sheba', { fa: 'شبا', en: 'Sheba' }, '^IR[0-9]{24}$', checkSheba);
