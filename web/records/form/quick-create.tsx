import { lazy, Suspense, useCallback, useEffect, useState, type ReactNode } from 'react';

import type { Stored } from '#records/contract.ts';

import {
  QuickCreateContext,
  type QuickCreate,
  type QuickCreateRequest,
} from '../fields/quick-create-context.ts';

// Forms bring every editor with them: they are fetched when the first one is opened.
const QuickCreateDrawer = lazy(() => import('./quick-create-drawer.tsx'));

type Asked = QuickCreateRequest & {
  readonly key: number;
  readonly answer: (record: Stored | null) => void;
};

let asked = 0;
let opener: QuickCreate | undefined;

/** Opens the form of a new record from outside of the pages: from the palette, which lies over all of them. */
export const openQuickCreate: QuickCreate = (request) => opener?.(request) ?? Promise.resolve(null);

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
  useEffect(() => {
    opener = quickCreate;
    return () => {
      opener = undefined;
    };
  }, [quickCreate]);
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
