import { lazy, Suspense } from 'react';

import { useObject } from '../../data/schema.ts';
import { objectOf } from '../condition.tsx';
import type { EditorProps } from '../face.ts';

// It needs the editors of all kinds for its values: loaded when a condition is met, it makes no circle with them.
const Sentence = lazy(() => import('../../filter/condition-editor.tsx'));

export const Editor = (props: EditorProps) => {
  const object = useObject(objectOf(props.field));
  return object ? (
    <Suspense fallback={null}>
      <Sentence {...props} object={object} />
    </Suspense>
  ) : null;
};
