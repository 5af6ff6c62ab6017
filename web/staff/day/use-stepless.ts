import type { Stored } from '#records/contract.ts';
import { showToast, useWords } from '#web/kit/index.ts';
import { callApi, isLinked, recordPath, titleOf } from '#web/records/index.ts';
import type { Entry } from '#web/records/calendar/entries.ts';
import { isOver } from '#web/records/calendar/over.ts';

import type { Staged } from './use-deals.ts';
import { dayWords } from './words.ts';

/**
 * Tells when something was finished and the deal behind it is left without a next step, with the question once more. A
 * deal that is decided needs none; where the deal cannot be read nothing is told, for its panel says it as well.
 */
export function useStepless(staged: Staged | undefined): (entry: Entry, ask: () => void) => void {
  const text = useWords(dayWords);
  return ({ record }, ask) => {
    const { object, steps } = staged ?? {};
    const link =
      object && Object.values(record.values).find((one) => isLinked(one) && one.object === object.name);
    if (!object || !steps || !isLinked(link)) return;
    const tell = async () => {
      const deal = await callApi<Stored>(recordPath(object.name, link.id)).catch(() => undefined);
      if (!deal || isOver(object.calendar, deal) || deal.values[steps.name] !== 0) return;
      showToast({
        tone: 'warning',
        message: text.withoutStep(titleOf(object, deal) ?? ''),
        action: { label: text.setStep, onPress: ask },
      });
    };
    void tell();
  };
}
