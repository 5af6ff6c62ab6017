import type { ReactNode } from 'react';

import { Card } from '../card.tsx';

/** A titled set of specimens. */
export const Specimens = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Card title={title}>
    <div className="flex flex-col gap-4">{children}</div>
  </Card>
);

/** Things side by side. */
export const Row = ({ children }: { readonly children: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-3">{children}</div>
);

/** Fields in columns. */
export const Columns = ({ children }: { readonly children: ReactNode }) => (
  <div className="grid grid-cols-[repeat(auto-fill,minmax(240px,1fr))] items-start gap-x-6 gap-y-4">
    {children}
  </div>
);
