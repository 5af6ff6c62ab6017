import { z } from 'zod';
import { structured } from '../define/declare.ts';
import { defineShape } from '../fields/structured.ts';

defineShape('failure', z.strictObject({ fa: z.string().max(2_000), en: z.string().max(2_000) }));

/** Why work in the background stopped, in both languages: whoever reads it need not be who began it. */
export const failureField = structured({
  label: { fa: 'دلیل ناموفق بودن', en: 'Reason of failure' },
  readOnly: true,
  shape: 'failure',
});
