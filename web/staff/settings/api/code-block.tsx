import { useState } from 'react';

import { formatNumber } from '#persian/digits.ts';
import { Button, CopyButton, useLocale, useWords } from '#web/kit/index.ts';

const words = {
  copy: { fa: 'رونوشت', en: 'Copy' },
  copied: { fa: 'رونوشت شد', en: 'Copied' },
  all: { fa: (count: string) => `نمایش هر ${count} خط`, en: (count: string) => `Show all ${count} lines` },
};

const shownFirst = 40;

/** Code or JSON in its own left-to-right run, to be read and copied. Long lines wrap, long texts are cut until asked for. */
export const CodeBlock = ({ label, children }: { readonly label: string; readonly children: string }) => {
  const { digits } = useLocale();
  const text = useWords(words);
  const [whole, setWhole] = useState(false);
  const lines = children.split('\n');
  const isCut = !whole && lines.length > shownFirst;
  return (
    <figure aria-label={label} className="flex flex-col items-start gap-2">
      <div className="relative w-full rounded-control bg-surface-2" dir="ltr">
        <pre className="p-3 pe-10 font-code text-sm leading-normal break-words whitespace-pre-wrap">
          {isCut ? `${lines.slice(0, shownFirst).join('\n')}\n…` : children}
        </pre>
        <div className="absolute end-1.5 top-1.5 rounded-control bg-surface-2">
          <CopyButton value={children} label={text.copy} done={text.copied} />
        </div>
      </div>
      {isCut ? (
        <Button variant="quiet" onPress={() => setWhole(true)}>
          {text.all(formatNumber(lines.length, digits))}
        </Button>
      ) : null}
    </figure>
  );
};
