import { useState } from 'react';

import { formatPercent } from '#persian/digits.ts';
import type { Decision, FieldContract, Issue, IssueCard, Proposal } from '#records/contract.ts';
import { Select, useLocale, useWords, type Option } from '#web/kit/index.ts';

import { isLinked, titleOf, toWire } from '../data/values.ts';
import { targetOf, useObject } from '../data/schema.ts';
import { useRecord } from '../data/read.ts';
import { FieldEditor } from '../fields/index.tsx';
import { isUnreadable } from '../fields/face.ts';
import { readingName } from './readings.ts';

const words = {
  mend: {
    fa: (value: string) => `با «${value}» چه شود؟`,
    en: (value: string) => `What becomes of “${value}”?`,
  },
  alike: { fa: (percent: string) => `${percent} شبیه`, en: (percent: string) => `${percent} alike` },
  same: { fa: 'همان است، با نوشتاری دیگر', en: 'The same, written otherwise' },
  meaning: { fa: 'هم‌معنی', en: 'Means the same' },
  memory: { fa: 'از دفعهٔ پیش', en: 'From last time' },
  create: { fa: 'ساخته شود', en: 'Make it' },
  isNew: { fa: 'کسی دیگر است؛ تازه ساخته شود', en: 'It is another; make it new' },
  empty: { fa: 'این فیلد خالی بماند', en: 'Leave the field empty' },
  filled: { fa: 'پیش‌فرض بگیرد', en: 'Take the default' },
  maker: { fa: 'به نام واردکننده شود', en: 'Give it to who brings it in' },
  given: { fa: 'به قاعده‌ها سپرده شود', en: 'Leave it to the rules' },
  keep: { fa: 'همین بماند', en: 'Keep as it is' },
  join: { fa: 'یک رکورد شوند', en: 'One record of them' },
  apart: { fa: 'جدا بمانند', en: 'Keep them apart' },
  skip: { fa: 'این سطرها کنار بروند', en: 'Leave these rows out' },
  other: { fa: 'چیز دیگر…', en: 'Something else…' },
  choose: { fa: 'به جای آن', en: 'In its place' },
};

const otherId = 'other';

/** What becomes of one value: the offered mends with their reasons, and whatever else may be decided. */
export const ChooseMend = (props: {
  readonly issue: Issue;
  readonly card: IssueCard;
  readonly field: FieldContract | undefined;
  readonly decision: Decision;
  readonly onChange: (decision: Decision) => void;
}) => {
  const { issue, card, field, decision, onChange } = props;
  const text = useWords(words);
  /** The decision beside which something else is looked for: another that is made elsewhere ends it. */
  const [besides, setBesides] = useState<Decision>();
  const searching = besides !== undefined && isSame(besides, decision);
  const reason = useReason();
  const proposal = issue.proposals.findIndex(
    (one) => decision.action === 'use' && sameValue(one.value, decision.value),
  );
  const isOther = searching || (decision.action === 'use' && proposal < 0);
  // Whom a row may be is among those that are offered; its field's editor would write another name.
  const canSearch = field !== undefined && issue.actions.includes('use') && issue.code !== 'maybe-known';
  const options: readonly Option[] = [
    ...issue.proposals.map((one, index) => ({ id: `p${index}`, label: one.label, detail: reason(one) })),
    ...(['create', 'keep', 'apart', 'empty'] as const)
      .filter((action) => issue.actions.includes(action))
      .map((action) => ({ id: action, label: text[wordFor(card, action)] })),
    ...(canSearch ? [{ id: otherId, label: text.other }] : []),
    ...(issue.actions.includes('skip') ? [{ id: 'skip', label: text.skip }] : []),
  ];
  const choose = (id: string | null): void => {
    setBesides(id === otherId ? decision : undefined);
    const offered = issue.proposals[Number(id?.slice(1))];
    if (id?.startsWith('p') && offered) onChange({ action: 'use', value: offered.value });
    else if (id === 'create' || id === 'keep' || id === 'apart' || id === 'empty' || id === 'skip')
      onChange({ action: id });
  };
  return (
    <div className="flex flex-col gap-2">
      <Select
        label={text.mend(issue.value)}
        hideLabel
        options={options}
        value={isOther ? otherId : decision.action === 'use' ? `p${proposal}` : decision.action}
        onChange={choose}
      />
      {isOther && field ? (
        <OtherValue
          field={field}
          label={text.choose}
          value={decision.action === 'use' ? decision.value : undefined}
          onChange={(value) => {
            const found = { action: 'use', value } as const;
            setBesides(found);
            onChange(found);
          }}
        />
      ) : null}
    </div>
  );
};

/** What is said anew is another, but a value is the same wherever it was said. */
const isSame = (one: Decision, other: Decision): boolean =>
  one === other || (one.action === 'use' && other.action === 'use' && sameValue(one.value, other.value));

const wordFor = ({ code, emptied }: IssueCard, action: 'create' | 'keep' | 'apart' | 'empty') => {
  if (action === 'empty') return emptiedWord(emptied);
  if (action === 'create' && code === 'maybe-known') return 'isNew';
  return action === 'keep' && code === 'same-row' ? 'join' : action;
};

/** What is left out leaves a field empty, unless something else fills it. */
export const emptiedWord = (emptied: IssueCard['emptied']): 'empty' | 'filled' | 'maker' | 'given' =>
  emptied === undefined || emptied === 'stays' ? 'empty' : emptied;

/** Why a mend is offered: «۹۸٪ شبیه», «هم‌معنی», «از دفعهٔ پیش». */
export const useReason = (): ((proposal: Proposal) => string) => {
  const text = useWords(words);
  const { locale, digits } = useLocale();
  return ({ reason, score, dates }) => {
    if (reason === 'reading') return dates ? readingName(dates, locale) : '';
    if (reason !== 'spelling') return text[reason];
    return score >= 0.995 ? text.same : text.alike(formatPercent(Math.floor(score * 100), digits));
  };
};

/** Any value that the field may have, found by its own editor. */
export const OtherValue = (props: {
  readonly field: FieldContract;
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (wire: unknown) => void;
}) => {
  const { field, value, onChange } = props;
  /** What stands in the editor, for as long as the value is the one that came of it. */
  const [entered, setEntered] = useState<{ readonly typed: unknown; readonly value: unknown }>();
  const typed = entered && sameValue(entered.value, value) ? entered.typed : undefined;
  const target = targetOf(field);
  const object = useObject(target ?? '');
  const isId = target !== undefined && typeof value === 'string';
  const { data } = useRecord(target ?? '', isId ? value : '', isId && !isLinked(typed));
  const shown = isId ? { id: value, object: target, title: (object && titleOf(object, data)) ?? '…' } : value;
  return (
    <FieldEditor
      field={field}
      label={props.label}
      hideLabel
      autoFocus={value === undefined}
      value={typed ?? shown ?? null}
      onChange={(next) => {
        const wire = isUnreadable(next) ? null : toWire(field, next);
        setEntered({ typed: next, value: wire ?? value });
        if (wire !== null) onChange(wire);
      }}
    />
  );
};

const sameValue = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
