import { Suspense } from 'react';
import { Columns3 } from 'lucide-react';

import { IconButton, Popover, useWords } from '#web/kit/index.ts';

import type { ColumnsProps } from './columns-choice.tsx';
import { ColumnsChoice } from './fetched.ts';
import { listWords } from './words.ts';

/** The button that opens the choice of columns. */
export const ColumnsMenu = (props: ColumnsProps) => {
  const text = useWords(listWords);
  return (
    <Popover
      label={text.columns}
      placement="bottom end"
      trigger={<IconButton label={text.columns} icon={<Columns3 size={16} />} />}
    >
      <Suspense fallback={<div className="h-96 w-80 max-w-full" />}>
        <ColumnsChoice {...props} />
      </Suspense>
    </Popover>
  );
};
