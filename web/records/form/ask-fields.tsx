import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';

import type { Values } from '../data/values.ts';
import { AskContext, type Asking } from './ask-context.ts';

// Editors are many; they are fetched when the first one is needed.
const AskDialog = lazy(() => import('./ask-dialog.tsx'));

type Open = Asking & { readonly key: number; readonly answer: (values: Values | null) => void };

let asked = 0;

/** Lets any change anywhere inside ask for the fields that it must bring with it. */
export const AskFieldsProvider = ({ children }: { readonly children: ReactNode }) => {
  const [open, setOpen] = useState<Open | null>(null);
  const ask = useCallback(
    (asking: Asking) =>
      new Promise<Values | null>((answer) => {
        asked += 1;
        setOpen({ ...asking, key: asked, answer });
      }),
    [],
  );
  return (
    <AskContext value={ask}>
      {children}
      <Suspense>
        {open ? (
          <AskDialog
            key={open.key}
            asking={open}
            onDone={(values) => {
              setOpen(null);
              open.answer(values);
            }}
          />
        ) : null}
      </Suspense>
    </AskContext>
  );
};
