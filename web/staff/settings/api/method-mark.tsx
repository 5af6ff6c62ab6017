import { Badge, type BadgeTone } from '#web/kit/index.ts';

import type { Method } from './document.ts';

const tones: Readonly<Record<Method, BadgeTone>> = {
  get: 'info',
  post: 'success',
  put: 'warning',
  patch: 'warning',
  delete: 'danger',
};

/** The verb of a route; the word tells, the colour helps to find it. */
export const MethodMark = ({ method }: { readonly method: Method }) => (
  <span className="inline-flex w-16 shrink-0 font-code">
    <Badge tone={tones[method]}>{method.toUpperCase()}</Badge>
  </span>
);
