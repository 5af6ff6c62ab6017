import { holds } from '#records/define/field-rules.ts';
import type { Draft } from '#records/define/lifecycle.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { leadScoreRule } from '../lead-rules/objects.ts';
import { activeRules } from '../lead-rules/read.ts';

/** A lead's score is the sum of the points of the rules that hold for it; without a rule it has none. */
export async function scoreLeads(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const rules = (await activeRules(tx, leadScoreRule)).map(({ values }) => ({
    when: values['condition'] as Filter,
    points: values['points'] as number,
  }));
  for (const { values } of drafts)
    values['score'] =
      rules.length === 0
        ? null
        : rules.reduce((sum, { when, points }) => (holds(when, values) ? sum + points : sum), 0);
}
