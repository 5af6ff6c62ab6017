import { useQueryClient } from '@tanstack/react-query';
import { Wand } from 'lucide-react';

import { formatPercent } from '#persian/digits.ts';
import type { SweepState } from '#records/contract.ts';
import { Button, Popover, RadioGroup, showToast, useLocale, useWords } from '#web/kit/index.ts';

import { tellFailure } from '../data/failure.ts';
import { writeRule } from './data.ts';

const words = {
  rule: { fa: 'ادغام خودکار', en: 'Merge by rule' },
  what: {
    fa: 'پس از هر بررسی، جفت‌هایی که نام یکسان دارند و شناسه‌هایشان ناسازگار نیست از این امتیاز به بالا بی‌پرسش ادغام می‌شوند. هر ادغام واگردپذیر است.',
    en: 'After each look, pairs of one name whose identity numbers do not contradict are merged unasked from this score on. Every merge can be undone.',
  },
  never: { fa: 'هیچ‌گاه؛ همیشه بپرس', en: 'Never; always ask' },
  from: { fa: (score: string) => `از ${score} به بالا`, en: (score: string) => `from ${score} on` },
  saved: { fa: 'قاعدهٔ ادغام ثبت شد.', en: 'The rule is kept.' },
  notSaved: { fa: 'قاعده ثبت نشد', en: 'The rule was not kept' },
};

const scores = [0.98, 0.95, 0.9] as const;

/** From which score on pairs are merged unasked. */
export const RuleChoice = ({ object, sweep }: { readonly object: string; readonly sweep: SweepState }) => {
  const text = useWords(words);
  const { digits } = useLocale();
  const client = useQueryClient();
  const choose = async (id: string): Promise<void> => {
    try {
      await writeRule(object, id === 'never' ? null : Number(id));
      showToast({ message: text.saved });
    } catch (error) {
      tellFailure(text.notSaved, error);
    }
    await client.invalidateQueries({ queryKey: ['duplicates', object] });
  };
  const current = scores.find(
    (score) => sweep.mergeFrom !== null && Math.abs(score - sweep.mergeFrom) < 0.001,
  );
  return (
    <Popover
      label={text.rule}
      trigger={
        <Button variant="quiet" icon={<Wand size={16} />}>
          {text.rule}
        </Button>
      }
    >
      <div className="max-w-80 p-3">
        <RadioGroup
          label={text.rule}
          hint={text.what}
          value={current === undefined ? 'never' : String(current)}
          onChange={(id) => void choose(id)}
          options={[
            { id: 'never', label: text.never },
            ...scores.map((score) => ({
              id: String(score),
              label: text.from(formatPercent(Math.round(score * 100), digits)),
            })),
          ]}
        />
      </div>
    </Popover>
  );
};
