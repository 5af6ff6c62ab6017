import { lazy, Suspense } from 'react';

import type { FieldContract } from '#records/contract.ts';

import { useObject } from '../data/schema.ts';
import type { DisplayProps, FieldFace } from './face.ts';

// The sentence builder needs the faces of all kinds: loaded when a condition is met, it makes no circle with them.
const Sentence = lazy(() => import('../filter/condition-sentence.tsx'));

/** The object whose records are asked about. */
export const objectOf = ({ options: { of } }: FieldContract): string => (typeof of === 'string' ? of : '');

const Display = ({ field, value }: DisplayProps) => {
  const object = useObject(objectOf(field));
  return object ? (
    <Suspense
      fallback={<span className="late inline-block h-4 w-40 animate-breathe rounded-small bg-surface-3" />}
    >
      <Sentence object={object} value={value} />
    </Suspense>
  ) : null;
};

/** A condition reads as the sentence that filters are written as, and is written in the same way. */
export const condition: FieldFace = { Display, tall: true, wide: true };
