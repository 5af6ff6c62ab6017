import { useState } from 'react';

import { formatNumber } from '#persian/digits.ts';
import { foldSearch } from '#persian/fold.ts';
import { BareButton, CategoryDot, SearchField, useLocale, useWords } from '#web/kit/index.ts';

import type { GroupJumping } from './use-group-source.tsx';
import { groupMenuWords, listWords } from './words.ts';

const words = { ...groupMenuWords, groupsCut: listWords.groupsCut };

/** More than these are not found at a glance. */
const atAGlance = 12;

/** The groups of a list, to jump to. */
const GroupJump = ({ heads, cut, onJump }: GroupJumping) => {
  const text = useWords(words);
  const { digits } = useLocale();
  const [typed, setTyped] = useState('');
  const wanted = foldSearch(typed);
  const found = heads.filter(({ label }) => foldSearch(label).includes(wanted));
  return (
    <section aria-label={text.jumpToGroup} className="flex w-64 max-w-full flex-col gap-2 max-sm:w-full">
      <h3 className="text-sm text-ink-muted">{text.jumpToGroup}</h3>
      {heads.length > atAGlance ? (
        <SearchField label={text.findGroup} value={typed} onChange={setTyped} />
      ) : null}
      {found.length === 0 ? <p className="text-ink-muted">{text.noGroup}</p> : null}
      <ul className="flex max-h-72 flex-col overflow-y-auto overscroll-contain">
        {found.map((head) => (
          <li key={head.key}>
            <BareButton
              onPress={() => onJump(head.key)}
              className="flex min-h-control w-full items-center gap-2 rounded-control px-2 text-start data-hovered:bg-surface-2 data-pressed:bg-surface-2 pointer-coarse:min-h-11"
            >
              {head.color === undefined ? null : <CategoryDot category={head.color} />}
              <span className="min-w-0 flex-1 truncate own-end">
                <bdi>{head.label}</bdi>
              </span>
              <span className="text-ink-muted tabular-nums">{formatNumber(head.group.count, digits)}</span>
            </BareButton>
          </li>
        ))}
      </ul>
      {cut ? (
        <p className="text-sm text-ink-muted">{text.groupsCut(formatNumber(heads.length, digits))}</p>
      ) : null}
    </section>
  );
};

export default GroupJump;
