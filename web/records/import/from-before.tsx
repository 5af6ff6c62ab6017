import type { SavedMapping } from '#records/contract.ts';
import { Button, useWords } from '#web/kit/index.ts';

import { useForget } from './use-forget.ts';

const words = {
  from: {
    fa: (file: string) => `نقشهٔ ستون‌ها از «${file}» است که همین ستون‌ها را داشت.`,
    en: (file: string) => `The mapping comes from “${file}”, which had the same columns.`,
  },
  forget: { fa: 'فراموش کن و از نو پیشنهاد بده', en: 'Forget it and suggest anew' },
};

/** Where the offered mapping comes from, and the way to be rid of it. */
export const FromBefore = ({ saved }: { readonly saved: SavedMapping }) => {
  const text = useWords(words);
  const forget = useForget();
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-card bg-accent-soft px-4 py-2">
      <p>{text.from(saved.fileName)}</p>
      <Button variant="quiet" onPress={() => forget(saved)}>
        {text.forget}
      </Button>
    </div>
  );
};
