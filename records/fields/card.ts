import { checkCard } from '#persian/ids/card.ts';
import { iranianId } from './iranian-id.ts';

/** A bank card of the Shetab network. */
export const card = iranianId('card', { fa: 'شمارهٔ کارت', en: 'Bank card' }, '^[0-9]{16}$', checkCard);
