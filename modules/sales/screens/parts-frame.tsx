import type { ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';

import { PageHeader, Tabs } from '#web/kit/index.ts';

export type Part<Id extends string> = { readonly id: Id; readonly label: string; readonly to: string };

/** Pages that share a heading, and the way between them. */
export const PartsFrame = <Id extends string>(props: {
  readonly title: string;
  /** What a screen reader calls the way between the pages. */
  readonly label: string;
  readonly page: Id;
  readonly parts: readonly Part<Id>[];
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) => {
  const { title, label, page, parts, actions, children } = props;
  const navigate = useNavigate();
  return (
    <div className="mx-auto flex w-full max-w-[76rem] flex-col pb-10">
      <PageHeader
        title={title}
        actions={actions}
        tabs={
          <Tabs
            label={label}
            selected={page}
            onSelect={(id) => {
              const next = parts.find((part) => part.id === id);
              if (next && next.id !== page) void navigate({ to: next.to });
            }}
            tabs={parts}
          />
        }
      />
      <div className="flex flex-col gap-3 px-6 pt-2 max-sm:px-4">{children}</div>
    </div>
  );
};
