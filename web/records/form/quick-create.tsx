import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';

import type { Stored } from '#records/contract.ts';

import { QuickCreateContext, type QuickCreateRequest } from '../fields/quick-create-context.ts';

// Forms bring every editor with them: they are fetched when the first one is opened.
const QuickCreateDrawer = lazy(() => import('./quick-create-drawer.tsx'));

type Asked = QuickCreateRequest & {
  readonly key: number;
  readonly answer: (record: Stored | null) => void;
};

let asked = 0;

/** Lets anything inside make a record of any object over the page; a form may open another one for a link. */
export const QuickCreateProvider = ({ children }: { readonly children: ReactNode }) => {
  const [open, setOpen] = useState<readonly Asked[]>([]);
  const quickCreate = useCallback(
    (request: QuickCreateRequest) =>
      new Promise<Stored | null>((answer) => {
        asked += 1;
        setOpen((before) => [...before, { ...request, key: asked, answer }]);
      }),
    [],
  );
  const close = (one: Asked, record: Stored | null) => {
    setOpen((before) => before.filter((other) => other !== one));
    one.answer(record);
  };
  return (
    <QuickCreateContext value={quickCreate}>
      {children}
      <Suspense>
        {open.map((one) => (
          <QuickCreateDrawer key={one.key} request={one} onDone={(record) => close(one, record)} />
        ))}
      </Suspense>
    </QuickCreateContext>
  );
};
