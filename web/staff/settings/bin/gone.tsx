import { RelativeDate, useWords } from '#web/kit/index.ts';

import type { BinEntry } from './bin-row.tsx';

const words = {
  by: { fa: (name: string) => `به دست ${name}`, en: (name: string) => `by ${name}` },
};

/** What went, when, and by whom. */
export const Gone = (props: { readonly entry: BinEntry; readonly what: string }) => {
  const { entry, what } = props;
  const text = useWords(words);
  return (
    <>
      {what} · <RelativeDate value={entry.removedAt} />
      {entry.by?.title ? (
        <>
          {' '}
          · <bdi>{text.by(entry.by.title)}</bdi>
        </>
      ) : null}
    </>
  );
};
