import { useEffect, type ReactNode } from 'react';

import { useWords } from '#web/kit/index.ts';

const words = { product: { fa: 'پیوند', en: 'Peyvand' } };

/** The head of a step: its question, and a sentence that helps. It names the window too. */
export const Heading = ({ title, children }: { readonly title: string; readonly children?: ReactNode }) => {
  const { product } = useWords(words);
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <div className="mb-6 flex flex-col gap-1">
      <h1 className="text-2xl text-balance leading-title font-strong">{title}</h1>
      {children === undefined ? null : <p className="text-pretty text-ink-muted">{children}</p>}
    </div>
  );
};
